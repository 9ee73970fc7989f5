package dev.lifeguard.migration;

import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.probe.NoSession;
import io.vertx.pgclient.PgException;
import java.util.concurrent.TimeoutException;

/** Why a look saw nothing, as one clause. */
final class UnseenReason extends Exception {
    private static final long serialVersionUID = 1L;

    UnseenReason(String clause) {
        super(clause, null, false, false);
    }

    /** A directory that was configured cannot be used. */
    static UnseenReason directory(String key, NotReadable why) {
        return new UnseenReason("the directory of " + key + " " + why.why());
    }

    /** Never repeats a message: the server's may quote what it was sent, and ours may name what they were given. */
    static String clause(Throwable failure) {
        if (failure instanceof UnseenReason || failure instanceof NoSession) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof TimeoutException) {
            return "the database did not answer in time";
        }
        if (failure instanceof PgException refused) {
            return switch (String.valueOf(refused.getSqlState())) {
                case "57014" -> "the query took longer than its limit";
                case "55P03" -> "the table is locked by somebody else";
                default -> "the database refused the question with SQLSTATE " + refused.getSqlState();
            };
        }
        return "the look failed: " + failure.getClass().getSimpleName();
    }
}
