package dev.lifeguard.observation;

/**
 * PostgreSQL's ErrorResponse. {@code message} and {@code detail} are in the server's language; decide by
 * {@code sqlstate} and {@code routine}, which are not. Empty strings where a field was not sent.
 *
 * @param sqlstate five characters, for example {@code 53300}
 * @param severity {@code FATAL}, {@code ERROR}, {@code PANIC}, perhaps translated
 * @param message primary message, shortened to {@value #LONGEST} characters
 * @param detail secondary message
 * @param hint the server's advice
 * @param file source file of the server; poolers send none
 * @param routine function of the server that reported it; poolers send none
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">Error fields</a>
 */
public record ServerError(
        String sqlstate, String severity, String message, String detail, String hint, String file, String routine) {
    public static final int LONGEST = 500;

    public ServerError {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
        hint = hint.length() > LONGEST ? hint.substring(0, LONGEST) : hint;
    }

    /** Short form for tests and peers that send only the mandatory fields. */
    public static ServerError of(String sqlstate, String message, String routine) {
        return new ServerError(sqlstate, "FATAL", message, "", "", "", routine);
    }

    public boolean is(String state) {
        return sqlstate.equals(state);
    }

    public boolean in(String function) {
        return routine.equals(function);
    }

    /** PostgreSQL always names file and routine; what answers without them stands in front of it. */
    public boolean fromPooler() {
        return routine.isEmpty() && file.isEmpty();
    }
}
