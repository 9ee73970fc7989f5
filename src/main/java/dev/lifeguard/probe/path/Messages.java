package dev.lifeguard.probe.path;

import dev.lifeguard.database.SafeSettings;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What is sent on one connection, each a single message of the simple protocol, and how long its answer is waited for. */
final class Messages {
    /** The owner of a database may set another level for it, of which some hold a reader up or work on no standby. */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Time time;
    private final PgConnection connection;
    private final TrackedConnection line;
    private final PathLimits limits;
    private final QuestionTime questions;
    private final List<String> before;
    private boolean compiling;

    Messages(Time time, PgConnection connection, TrackedConnection line, PathLimits limits, QuestionTime questions) {
        this.time = time;
        this.connection = connection;
        this.line = line;
        this.limits = limits;
        this.questions = questions;
        this.before = before(limits.answer());
    }

    /** What each message begins with; each of these has a result of its own. */
    private static List<String> before(Duration answer) {
        Duration statement = PathLimits.statement(answer);
        List<String> statements = new ArrayList<>(List.of(BEGIN));
        statements.addAll(SafeSettings.STATEMENTS);
        statements.add("SET LOCAL datestyle = ISO");
        statements.add("SET LOCAL lock_timeout = " + statement.dividedBy(2).toMillis());
        statements.add("SET LOCAL statement_timeout = " + statement.toMillis());
        return List.copyOf(statements);
    }

    /**
     * Says whether the server would compile a statement that its planner takes for dear. It knows nothing of how few rows
     * the functions give that we ask, so it may take one for that, the question of locks above all.
     */
    void compiling(boolean would) {
        compiling = would;
    }

    /**
     * Asks, with a limit of our own and a cancel request before it strikes.
     *
     * @param transaction whether the message brings a transaction along, without which there is no server-side limit
     */
    Future<List<List<Row>>> ask(boolean transaction, List<String> statements, TimeLimit limit) {
        Duration answer = limit.length().minus(limits.grace());
        return timed(send(transaction ? settings(answer) : List.of(), statements), limit, answer);
    }

    /** Asks without a limit of our own. */
    Future<List<List<Row>>> send(boolean transaction, List<String> statements) {
        return send(transaction ? settings(limits.answer()) : List.of(), statements);
    }

    private Future<List<List<Row>>> send(List<String> first, List<String> statements) {
        return connection
                .query(message(first, statements))
                .execute()
                .map(results -> rows(results, first.size(), statements.size()))
                .recover(this::rolledBack);
    }

    private List<String> settings(Duration answer) {
        List<String> usual = answer.equals(limits.answer()) ? before : before(answer);
        if (!compiling) {
            return usual;
        }
        List<String> settings = new ArrayList<>(usual);
        settings.add("SET LOCAL jit = off");
        return settings;
    }

    /** Asks something that is no query of SQL and runs in no transaction: a pooler's {@code SHOW}. */
    Future<List<Row>> show(String command) {
        return held(connection.query(command).execute(), new TimeLimit(time, limits.answer()))
                .map(results -> rows(results, 0, 1).get(0));
    }

    /** Time for an answer, and for a cancel request to bring one. */
    TimeLimit within(PathLimits patience) {
        return new TimeLimit(time, patience.answer().plus(limits.grace()));
    }

    /** An answer as short as that to a ping, within the limit of one. */
    <T> Future<T> timed(Future<T> answer) {
        return timed(answer, new TimeLimit(time, limits.answer()), limits.cancel());
    }

    /** An answer within its limit, cancelled where it has not come after {@code cancel}. */
    <T> Future<T> timed(Future<T> answer, TimeLimit limit, Duration cancel) {
        TimeLimit.on(time, answer, cancel).onFailure(thrown -> {
            if (thrown instanceof TimeoutException) {
                connection.cancelRequest();
            }
        });
        return held(answer, limit);
    }

    /** A sign of life within its limit; there is nothing to cancel. */
    Future<Void> alive(TimeLimit limit) {
        return held(line.ping.send(), limit).recover(this::refused);
    }

    private <T> Future<T> held(Future<T> answer, TimeLimit limit) {
        return limit.hold(answer).onComplete(done -> questions.add(limit.took()));
    }

    private static String message(List<String> first, List<String> statements) {
        String questions = String.join("; ", statements);
        return first.isEmpty() ? questions : String.join("; ", first) + "; " + questions + "; COMMIT";
    }

    /** What the server refused leaves a failed transaction behind. Silence on the way out of it is silence. */
    private Future<List<List<Row>>> rolledBack(Throwable thrown) {
        if (!(thrown instanceof PgException)) {
            return refused(thrown);
        }
        return TimeLimit.on(time, connection.query("ROLLBACK").execute(), limits.answer())
                .transform(done ->
                        Future.failedFuture(done.cause() instanceof TimeoutException silence ? silence : thrown));
    }

    /** That we ended it, because the server sent or asked for more than it may, is the better reason. */
    <T> Future<T> refused(Throwable thrown) {
        return Future.failedFuture(
                line.refusal().<Throwable>map(ClassifiedFailure::new).orElse(thrown));
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
}
