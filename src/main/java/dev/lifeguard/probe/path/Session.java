package dev.lifeguard.probe.path;

import dev.lifeguard.database.SafeSettings;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One open session on the server. Every question is a single message of the simple protocol that brings its own read-only
 * transaction and time limit: nothing of ours outlives it, so it is safe behind a pooler that hands the same server session
 * to others.
 */
final class Session implements OpenSession {
    private static final String QUERY_CANCELED = "57014";
    /** The owner of a database may set another level for it, of which some hold a reader up or work on no standby. */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Time time;
    private final PgConnection connection;
    private final TrackedConnection line;
    private final Duration login;
    private final PathLimits limits;
    private final QuestionTime questions;
    private final List<String> before;
    private final FactsQuery facts = new FactsQuery();
    private boolean transactions = true;
    private boolean closed;

    Session(
            Time time,
            PgConnection connection,
            TrackedConnection line,
            Duration login,
            PathLimits limits,
            QuestionTime questions) {
        this.time = time;
        this.connection = connection;
        this.line = line;
        this.login = login;
        this.limits = limits;
        this.questions = questions;
        this.before = before(limits);
    }

    /** What each message begins with; each of these has a result of its own. */
    private static List<String> before(PathLimits limits) {
        List<String> statements = new ArrayList<>(List.of(BEGIN));
        statements.addAll(SafeSettings.STATEMENTS);
        statements.add("SET LOCAL datestyle = ISO");
        statements.add(
                "SET LOCAL lock_timeout = " + limits.statement().dividedBy(2).toMillis());
        statements.add("SET LOCAL statement_timeout = " + limits.statement().toMillis());
        return List.copyOf(statements);
    }

    /**
     * An answered ping.
     *
     * @param facts empty where the server's own limit, or our cancel request, ended the query: it answers, slowly
     */
    record Pong(Duration took, Optional<ServerFacts> facts) {}

    /** The login alone: from the startup packet to "ready for query". */
    Duration login() {
        return login;
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
        return ask(facts.select(), limit)
                .recover(thrown -> FactsQuery.isNotKnown(thrown) ? lessToSee() : Future.failedFuture(thrown))
                .map(rows -> new Pong(limit.took(), Optional.of(facts.read(rows, connection.isSSL()))))
                .recover(thrown -> cancelled(thrown)
                        ? Future.succeededFuture(new Pong(limit.took(), Optional.empty()))
                        : Future.failedFuture(thrown));
    }

    /**
     * Finds out, once a session, which of the facts this server can tell. One that does not know a transaction like ours is
     * asked these without it, and only our own limit holds; everybody else's questions are refused there.
     */
    private Future<List<Row>> lessToSee() {
        return known().compose(known -> {
                    transactions = !known.isEmpty();
                    return transactions ? Future.succeededFuture(known) : known();
                })
                .compose(known -> {
                    facts.narrowTo(known);
                    return ask(facts.select(), forAnAnswer());
                });
    }

    private Future<List<FactsQuery.Column>> known() {
        List<FactsQuery.Column> known = new ArrayList<>();
        Future<@Nullable Void> tried = Future.succeededFuture();
        for (FactsQuery.Column column : facts.columns()) {
            tried = tried.compose(before -> ask(column.select(), forAnAnswer())
                    .onSuccess(rows -> known.add(column))
                    .<@Nullable Void>mapEmpty()
                    .recover(Session::passedOver));
        }
        return tried.map(all -> known);
    }

    private static Future<@Nullable Void> passedOver(Throwable thrown) {
        return FactsQuery.isNotKnown(thrown) ? Future.succeededFuture() : Future.failedFuture(thrown);
    }

    private static boolean cancelled(Throwable thrown) {
        return thrown instanceof PgException refused && QUERY_CANCELED.equals(refused.getSqlState());
    }

    @Override
    public Future<List<List<Row>>> askTogether(List<String> statements) {
        return ask(before, statements, forAnAnswer());
    }

    private TimeLimit forAnAnswer() {
        return new TimeLimit(time, limits.answer().plus(limits.grace()));
    }

    private Future<List<Row>> ask(String select, TimeLimit limit) {
        return ask(transactions ? before : List.of(), List.of(select), limit).map(answers -> answers.get(0));
    }

    private Future<List<List<Row>>> ask(List<String> first, List<String> statements, TimeLimit limit) {
        Future<RowSet<Row>> answer =
                connection.query(message(first, statements)).execute();
        TimeLimit.on(time, answer, limits.answer()).onFailure(thrown -> {
            if (thrown instanceof TimeoutException) {
                connection.cancelRequest();
            }
        });
        return timed(answer, limit)
                .map(results -> rows(results, first.size(), statements.size()))
                .recover(this::rolledBack);
    }

    private static String message(List<String> first, List<String> statements) {
        String questions = String.join("; ", statements);
        return first.isEmpty() ? questions : String.join("; ", first) + "; " + questions + "; COMMIT";
    }

    /** Asks something that is no query of SQL and runs in no transaction: a pooler's {@code SHOW}. */
    Future<List<Row>> show(String command) {
        return timed(connection.query(command).execute(), new TimeLimit(time, limits.answer()))
                .map(results -> rows(results, 0, 1).get(0));
    }

    /** What the server refused leaves a failed transaction behind. Silence on the way out of it is silence. */
    private Future<List<List<Row>>> rolledBack(Throwable thrown) {
        if (!(thrown instanceof PgException)) {
            return Future.failedFuture(
                    line.refusal().<Throwable>map(ClassifiedFailure::new).orElse(thrown));
        }
        return timed(connection.query("ROLLBACK").execute(), new TimeLimit(time, limits.answer()))
                .transform(done ->
                        Future.failedFuture(done.cause() instanceof TimeoutException silence ? silence : thrown));
    }

    private <T> Future<T> timed(Future<T> answer, TimeLimit limit) {
        return limit.hold(answer).onComplete(done -> questions.add(limit.took()));
    }

    /** The rows of each of {@code count} statements, without the results of those before and after. */
    private static List<List<Row>> rows(RowSet<Row> results, int before, int count) {
        List<List<Row>> all = new ArrayList<>();
        RowSet<Row> each = results;
        for (int i = 0; i < before + count; i++) {
            if (each == null) {
                throw new IllegalStateException("the server gave fewer results than it was asked for");
            }
            if (i >= before) {
                List<Row> rows = new ArrayList<>(each.size());
                each.forEach(rows::add);
                all.add(rows);
            }
            each = each.next();
        }
        return all;
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
        return TimeLimit.on(time, connection.close(), limits.grace())
                .otherwiseEmpty()
                .onComplete(said -> line.hangUp());
    }
}
