package dev.lifeguard.database;

/**
 * Which of several servers the application wants: libpq's {@code target_session_attrs}, JDBC's {@code targetServerType}.
 */
public enum SessionWanted {
    ANY,
    READ_WRITE,
    READ_ONLY,
    PREFER_READ_ONLY;

    /** Whether a standby or a read-only server is what the application asked for. */
    public boolean acceptsReadOnly() {
        return this == READ_ONLY || this == PREFER_READ_ONLY;
    }
}
