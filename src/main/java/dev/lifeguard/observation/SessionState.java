package dev.lifeguard.observation;

/** What a session on the server is doing, as {@code pg_stat_activity} says. */
public enum SessionState implements Labelled {
    ACTIVE,
    IDLE,
    /** In a transaction, the aborted ones included, and waiting for the client. */
    IDLE_IN_TRANSACTION,
    /** Anything else, and what our role may not see. */
    OTHER;

    /**
     * Reads the column {@code state}.
     *
     * @param text empty where it is null
     */
    public static SessionState of(String text) {
        if (text.equals("active")) {
            return ACTIVE;
        }
        if (text.equals("idle")) {
            return IDLE;
        }
        return text.startsWith("idle in transaction") ? IDLE_IN_TRANSACTION : OTHER;
    }
}
