package dev.lifeguard.probe;

import dev.lifeguard.database.FailureReason;
import io.vertx.pgclient.PgException;
import java.util.concurrent.TimeoutException;

/** Why a question to the database brought no answer, as one clause. The only place that words it. */
public final class QuestionFailure {
    private static final String QUERY_CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private QuestionFailure() {}

    /**
     * Whether a refusal is an answer: the question was not understood, or may not be asked, and the session goes on. Class
     * 0A is "not supported", 22 and 42 are about the question, XX000 is what other makers send for all of these.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    public static boolean isRefusal(Throwable thrown) {
        return thrown instanceof PgException refused
                && String.valueOf(refused.getSqlState()).matches("(0A|22|42).*|XX000");
    }

    /** Never a message: the server's may quote what it was sent, and ours may name what they were given. */
    public static String because(Throwable thrown) {
        if (thrown instanceof NoSession none) {
            return String.valueOf(none.getMessage());
        }
        if (thrown instanceof TimeoutException) {
            return "the database did not answer in time";
        }
        if (thrown instanceof PgException refused) {
            return switch (String.valueOf(refused.getSqlState())) {
                case QUERY_CANCELED -> "the query took longer than its limit";
                case LOCK_NOT_AVAILABLE -> "the table is locked by another session";
                default -> "the database refused the question with SQLSTATE " + refused.getSqlState();
            };
        }
        return "the answer could not be read: " + FailureReason.of(thrown);
    }
}
