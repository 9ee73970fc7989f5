package dev.lifeguard.probe;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/**
 * An open session with a target, on which questions are asked one at a time. Use it on the context it came on.
 *
 * <p>Each question has a read-only transaction of its own, or where its plan is kept the session's own settings: a search path
 * that holds nothing but the catalogue. It has every limit of a ping: the server's, a cancel request, and our own.
 */
public interface OpenSession {
    /**
     * Asks one {@code SELECT} of the catalogue. Keep what it returns small with {@code LIMIT}.
     *
     * @return the rows; fails with a {@link java.util.concurrent.TimeoutException} where no answer came in time, or with
     *     the server's refusal, after which the session can be used again
     */
    default Future<List<Row>> ask(String select) {
        return askTogether(List.of(select)).map(answers -> answers.get(0));
    }

    /**
     * Asks what will be asked again: the server keeps its plan where the session is ours alone.
     *
     * @return the rows; fails as {@link #ask(String)} does
     */
    Future<List<Row>> ask(Question question);

    /**
     * Asks several things of one moment: all see the same snapshot.
     *
     * @param statements each a {@code SELECT} of the catalogue, or a {@link TableCopy}, the only way to read a table that
     *     somebody else made
     * @return the rows of each; fails as {@link #ask(String)} does
     */
    Future<List<List<Row>>> askTogether(List<String> statements);

    /** The two ends of its TCP connection; empty for a unix socket. */
    Optional<SessionEnds> ends();
}
