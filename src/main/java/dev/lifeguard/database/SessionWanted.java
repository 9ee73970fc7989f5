package dev.lifeguard.database;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which servers the application takes: libpq's {@code target_session_attrs}, as psycopg and asyncpg heed it too, and
 * pgjdbc's {@code targetServerType}, whose primary is whatever takes writes. A preference takes any server in the end.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-TARGET-SESSION-ATTRS">libpq</a>
 */
public enum SessionWanted {
    ANY("any"),
    /** Takes writes: no standby, and {@code default_transaction_read_only} is off. */
    READ_WRITE("read-write"),
    /** The opposite: a standby, or a primary that begins transactions read-only. */
    READ_ONLY("read-only"),
    PRIMARY("primary"),
    STANDBY("standby"),
    PREFER_STANDBY("prefer-standby"),
    /** pgjdbc's {@code preferSecondary}. */
    PREFER_READ_ONLY("prefer-read-only"),
    /** pgjdbc's {@code preferPrimary}. */
    PREFER_READ_WRITE("prefer-read-write");

    private final String word;

    SessionWanted(String word) {
        this.word = word;
    }

    /** The value of {@code target_session_attrs}; of pgjdbc's preferences a like word. */
    public String word() {
        return word;
    }

    /** Whether only Java's drivers know it. */
    boolean isJavas() {
        return this == PREFER_READ_ONLY || this == PREFER_READ_WRITE;
    }

    /** The value of pgjdbc's {@code targetServerType} that comes nearest. */
    public String targetServerType() {
        return switch (this) {
            case ANY -> "any";
            case READ_WRITE, PRIMARY -> "primary";
            case READ_ONLY, STANDBY -> "secondary";
            case PREFER_READ_ONLY, PREFER_STANDBY -> "preferSecondary";
            case PREFER_READ_WRITE -> "preferPrimary";
        };
    }

    static Optional<SessionWanted> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Whether any server will do where none is as wanted. */
    public boolean isPreference() {
        return switch (this) {
            case ANY, PREFER_STANDBY, PREFER_READ_ONLY, PREFER_READ_WRITE -> true;
            case READ_WRITE, READ_ONLY, PRIMARY, STANDBY -> false;
        };
    }

    /**
     * Whether a server is as wanted.
     *
     * @param standby whether it is in recovery
     * @param readOnly whether its transactions begin read-only although it is not
     */
    public boolean isMetBy(boolean standby, boolean readOnly) {
        return switch (this) {
            case ANY -> true;
            case READ_WRITE, PREFER_READ_WRITE -> !standby && !readOnly;
            case READ_ONLY, PREFER_READ_ONLY -> standby || readOnly;
            case PRIMARY -> !standby;
            case STANDBY, PREFER_STANDBY -> standby;
        };
    }

    /** Whether a standby or a read-only server is what the application asked for. */
    public boolean acceptsReadOnly() {
        return switch (this) {
            case READ_ONLY, STANDBY, PREFER_STANDBY, PREFER_READ_ONLY -> true;
            case ANY, READ_WRITE, PRIMARY, PREFER_READ_WRITE -> false;
        };
    }
}
