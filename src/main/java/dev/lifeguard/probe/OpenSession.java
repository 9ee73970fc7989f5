package dev.lifeguard.probe;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** An open session with a target, on which questions are asked one at a time. Use it on the context it came on. */
public interface OpenSession {
    /**
     * Asks one {@code SELECT}, in a read-only transaction of its own, and has every limit of a ping: the server's, a cancel
     * request, and our own. Keep what it returns small with {@code LIMIT}.
     *
     * @return the rows; fails with a {@link java.util.concurrent.TimeoutException} where no answer came in time, or with
     *     the server's refusal, after which the session can be used again
     */
    Future<List<Row>> ask(String select);

    /** The two ends of its TCP connection; empty for a unix socket. */
    Optional<SessionEnds> ends();
}
