package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Optional;

/**
 * An answered ping.
 *
 * @param facts empty where the server's own limit, or our cancel request, ended the query: it answers, slowly
 */
record Pong(Duration took, Optional<ServerFacts> facts) implements DoubtedPing.End {
    private static final String QUERY_CANCELED = "57014";

    /** What became of a question that failed: that it was ended for its length is an answer. */
    static Future<Pong> slow(Throwable thrown, TimeLimit limit) {
        return thrown instanceof PgException refused && QUERY_CANCELED.equals(refused.getSqlState())
                ? Future.succeededFuture(new Pong(limit.took(), Optional.empty()))
                : Future.failedFuture(thrown);
    }
}
