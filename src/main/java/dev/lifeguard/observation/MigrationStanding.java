package dev.lifeguard.observation;

/** Where a tool's migrations stand. */
public enum MigrationStanding implements Labelled {
    /** Everything the code wants was applied. */
    CURRENT,
    PENDING,
    /** One failed half-way. */
    DIRTY,
    LOCKED,
    /** The database and the scripts contradict each other. */
    DIVERGED,
    /** Nothing says what the code wants, or it could not be read. */
    UNKNOWN
}
