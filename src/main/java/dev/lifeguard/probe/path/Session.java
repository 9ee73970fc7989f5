package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.SessionEnds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * One open session on the server. Every question is a single message of the simple protocol that brings its own read-only
 * transaction and time limit: nothing of ours outlives it, so it is safe behind a pooler that hands the same server session
 * to others.
 */
final class Session implements OpenSession {
    private static final String QUERY_CANCELED = "57014";
    private static final String BEGIN = "BEGIN READ ONLY; SET LOCAL statement_timeout = ";
    private static final String FACTS = "SELECT current_setting('server_version') AS version,"
            + " pg_is_in_recovery() AS in_recovery,"
            + " current_setting('default_transaction_read_only') = 'on' AS read_only,"
            + " current_setting('max_connections')::int AS max_connections,"
            + " pg_has_role('pg_monitor', 'USAGE') AS monitor,"
            + " current_setting('is_superuser') = 'on' AS superuser";

    private final Vertx vertx;
    private final PgConnection connection;
    private final TrackedConnection line;
    private final Duration opening;
    private final PathLimits limits;
    private boolean closed;

    Session(Vertx vertx, PgConnection connection, TrackedConnection line, Duration opening, PathLimits limits) {
        this.vertx = vertx;
        this.connection = connection;
        this.line = line;
        this.opening = opening;
        this.limits = limits;
    }

    /**
     * An answered ping.
     *
     * @param facts empty where the server's own limit, or our cancel request, ended the query: it answers, slowly
     */
    record Pong(Duration took, Optional<ServerFacts> facts) {}

    /** From an established TCP connection to "ready for query": the TLS handshake, where there was one, and the login. */
    Duration opening() {
        return opening;
    }

    /** Calls {@code gone} once, when the session ends by anything but {@link #close()}. */
    void onEnd(Runnable gone) {
        connection.exceptionHandler(reported -> {});
        connection.closeHandler(end -> {
            if (!closed) {
                gone.run();
            }
        });
    }

    /** Asks what the server is. Fails with a {@link TimeoutException} where not even a cancel request brings an answer. */
    Future<Pong> ping() {
        TimeLimit limit = forAnAnswer();
        return ask(FACTS, limit)
                .map(rows -> new Pong(limit.took(), Optional.of(facts(rows))))
                .recover(thrown -> cancelled(thrown)
                        ? Future.succeededFuture(new Pong(limit.took(), Optional.empty()))
                        : Future.failedFuture(thrown));
    }

    private static boolean cancelled(Throwable thrown) {
        return thrown instanceof PgException refused && QUERY_CANCELED.equals(refused.getSqlState());
    }

    @Override
    public Future<List<Row>> ask(String select) {
        return ask(select, forAnAnswer());
    }

    private TimeLimit forAnAnswer() {
        return new TimeLimit(vertx, limits.answer().plus(limits.grace()));
    }

    private Future<List<Row>> ask(String select, TimeLimit limit) {
        Future<RowSet<Row>> answer = connection
                .query(BEGIN + limits.statement().toMillis() + "; " + select + "; COMMIT")
                .execute();
        TimeLimit.on(vertx, answer, limits.answer()).onFailure(thrown -> {
            if (thrown instanceof TimeoutException) {
                connection.cancelRequest();
            }
        });
        return limit.hold(answer).map(Session::rows).recover(this::rolledBack);
    }

    /** Asks something that is no query of SQL and runs in no transaction: a pooler's {@code SHOW}. */
    Future<List<Row>> show(String command) {
        return TimeLimit.on(vertx, connection.query(command).execute(), limits.answer())
                .map(Session::rows);
    }

    /** What the server refused leaves a failed transaction behind. Silence on the way out of it is silence. */
    private Future<List<Row>> rolledBack(Throwable thrown) {
        if (!(thrown instanceof PgException)) {
            return Future.failedFuture(thrown);
        }
        return TimeLimit.on(vertx, connection.query("ROLLBACK").execute(), limits.answer())
                .transform(done ->
                        Future.failedFuture(done.cause() instanceof TimeoutException silence ? silence : thrown));
    }

    /** The statements around the question bring results without rows. */
    private static List<Row> rows(RowSet<Row> results) {
        for (RowSet<Row> each = results; each != null; each = each.next()) {
            if (each.size() > 0) {
                List<Row> rows = new ArrayList<>(each.size());
                each.forEach(rows::add);
                return rows;
            }
        }
        return List.of();
    }

    private ServerFacts facts(List<Row> rows) {
        if (rows.isEmpty()) {
            throw new IllegalStateException("the server answered the ping without a row");
        }
        Row row = rows.get(0);
        String version = row.getString("version");
        int space = version.indexOf(' ');
        return new ServerFacts(
                space < 0 ? version : version.substring(0, space),
                row.getBoolean("in_recovery"),
                row.getBoolean("read_only"),
                row.getInteger("max_connections"),
                row.getBoolean("monitor"),
                row.getBoolean("superuser"),
                connection.isSSL());
    }

    @Override
    public Optional<SessionEnds> ends() {
        return line.ends();
    }

    /** Says goodbye, and hangs up shortly after, whether or not the server heard. */
    Future<Void> close() {
        if (closed) {
            return Future.succeededFuture();
        }
        closed = true;
        return TimeLimit.on(vertx, connection.close(), limits.grace())
                .otherwiseEmpty()
                .onComplete(said -> line.hangUp());
    }
}
