package dev.lifeguard.observation;

/**
 * What is told of PostgreSQL's ErrorResponse. {@code message} is in the server's language; decide by {@code sqlstate} and
 * {@code routine}, which are not. Empty strings where a field was not sent.
 *
 * @param sqlstate five characters, for example {@code 53300}
 * @param message primary message, shortened to {@value #LONGEST} characters
 * @param hint the server's advice
 * @param file source file of the server; poolers send none
 * @param routine function of the server that reported it; poolers send none
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">Error fields</a>
 */
public record ServerError(String sqlstate, String message, String hint, String file, String routine) {
    public static final int LONGEST = 500;

    public ServerError {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        hint = hint.length() > LONGEST ? hint.substring(0, LONGEST) : hint;
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
