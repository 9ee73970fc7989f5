package dev.lifeguard.observation;

import java.util.Locale;

/** Where a tool's migrations stand. */
public enum MigrationStanding {
    /** Everything the code wants was applied. */
    CURRENT,
    PENDING,
    /** One failed half-way. */
    DIRTY,
    LOCKED,
    /** The database and the scripts contradict each other. */
    DIVERGED,
    /** Nothing says what the code wants, or it could not be read. */
    UNKNOWN;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
