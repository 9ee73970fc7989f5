package dev.lifeguard.config;

/** What {@code lifeguard.history.store} may be. */
public enum HistoryStore {
    /** A journal on disk. */
    FILE,
    /** The default target's database, with the journal in front of it. */
    POSTGRES,
    /** Nowhere: what happened is forgotten with the process. */
    MEMORY
}
