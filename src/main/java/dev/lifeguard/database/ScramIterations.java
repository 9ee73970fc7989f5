package dev.lifeguard.database;

import java.util.Optional;

/**
 * How much of SCRAM's arithmetic is done for a server before it is known to be one that knows the password.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-connection.html">scram_iterations</a>
 */
public final class ScramIterations {
    /** PostgreSQL's own default is 4,096, and a million takes half a second of a whole core, on a thread of its own. */
    static final int MOST = 600_000;

    private ScramIterations() {}

    /**
     * What is wrong with what the server asks to be computed, as the beginning of a sentence.
     *
     * @param serverFirst in SCRAM's own words: {@code r=…,s=…,i=4096}
     */
    public static Optional<String> tooMany(String serverFirst) {
        int at = serverFirst.lastIndexOf(",i=");
        String count = at < 0 ? "" : serverFirst.substring(at + 3);
        if (count.matches("\\d{1,6}") && Integer.parseInt(count) <= MOST) {
            return Optional.empty();
        }
        return Optional.of("SCRAM with " + (count.matches("\\d{1,12}") ? count : "an unreadable number of")
                + " iterations, of which at most " + MOST + " are computed,");
    }
}
