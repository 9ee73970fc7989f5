package dev.lifeguard.probe.path;

import dev.lifeguard.database.SafeSettings;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.QuestionFailure;
import dev.lifeguard.probe.SessionEnds;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session that is ours alone is asked again and again, as prepared statements: above all the ping, of the facts that
 * may change. What every message else brings along is set for the session, once. It is ours alone where the server says
 * that our end of the connection is its client's, and that its process is the one that let us in: what hands sessions around
 * has connections and keys of its own, and there nothing of ours may stay.
 *
 * <p>It names no operator and no table, and its functions by their schema, so that nothing of the database's owner could be
 * meant by it even without a safe search path. Lives on the session's context.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-START-UP">BackendKeyData</a>
 */
final class Heartbeat {
    private static final String WHOSE =
            "SELECT pg_catalog.pg_backend_pid() AS backend, pg_catalog.inet_client_port() AS client_port";

    /** Plans that are kept: each takes the server's process some 200 KiB. */
    private static final int MOST = 4;

    private final PgConnection connection;
    private final Messages messages;
    private final Duration limit;
    private @Nullable PreparedStatement prepared;
    private final Map<String, PreparedStatement> questions = new HashMap<>();
    private boolean alone;
    private boolean shared;
    private boolean unprepared;

    /** @param limit the server's own, for each statement */
    Heartbeat(PgConnection connection, Messages messages, Duration limit) {
        this.connection = connection;
        this.messages = messages;
        this.limit = limit;
    }

    /** That the session is not known to be ours alone. */
    private static final class NotOurs extends RuntimeException {
        NotOurs() {
            super("the session is not known to be ours alone", null, false, false);
        }
    }

    /** Whether the ping has to be asked in another way. */
    static boolean isNotOurs(Throwable thrown) {
        return thrown instanceof NotOurs;
    }

    /** Whether the session has turned out to be ours alone. */
    boolean isOursAlone() {
        return prepared != null && !shared;
    }

    /**
     * Pings.
     *
     * @return the row; fails with something that {@link #isNotOurs} tells where somebody else may have the session, too
     */
    Future<List<Row>> beat() {
        PreparedStatement ready = prepared;
        return ready == null || shared
                ? Future.failedFuture(new NotOurs())
                : ready.query().execute().map(Heartbeat::all).recover(this::otherwise);
    }

    /**
     * Asks with a plan that the server keeps.
     *
     * @return the rows; fails with something that {@link #isNotOurs} tells where it has to be asked in another way
     */
    Future<List<Row>> ask(Question question) {
        PreparedStatement ready = questions.get(question.text());
        return ready == null || unprepared || !isOursAlone()
                ? Future.failedFuture(new NotOurs())
                : ready.query().execute(question.tuple()).map(Heartbeat::all).recover(this::unprepared);
    }

    private <T> Future<T> unprepared(Throwable thrown) {
        unprepared = QuestionFailure.isRefusal(thrown);
        return Future.failedFuture(unprepared ? new NotOurs() : thrown);
    }

    /**
     * Has the plan of a question kept, where it may be: one plan for whatever values, as to make one for each is what costs;
     * and not compiled, as {@link Messages#compiling}.
     */
    Future<Void> keep(Question question) {
        boolean kept = questions.containsKey(question.text()) || questions.size() >= MOST;
        return kept || unprepared || !isOursAlone()
                ? Future.succeededFuture()
                : step("SET plan_cache_mode = force_generic_plan; SET jit = off")
                        .compose(set -> messages.timed(connection.prepare(question.text())))
                        .onSuccess(made -> questions.put(question.text(), made))
                        .<Void>mapEmpty()
                        .recover(this::unprepared)
                        .recover(thrown -> settled(thrown, null));
    }

    private static <T> Future<T> settled(Throwable thrown, @Nullable T instead) {
        return isNotOurs(thrown) ? Future.succeededFuture(instead) : Future.failedFuture(thrown);
    }

    /** What the server refuses in this form is not asked in it again; that a limit struck is an answer. */
    private <T> Future<T> otherwise(Throwable thrown) {
        boolean refused = thrown instanceof PgException said && !"57014".equals(said.getSqlState());
        shared = shared || refused;
        return Future.failedFuture(refused ? new NotOurs() : thrown);
    }

    /**
     * Makes ready for the ping, unless that was done or somebody else may have the session, too. Each step has the time of a
     * ping: all of it in that of one would make a server at the end of a long way look silent.
     */
    Future<Void> prepare(Optional<SessionEnds> ends) {
        return shared || prepared != null || ends.isEmpty()
                ? Future.succeededFuture()
                : messages.timed(askWhose(ends.get()))
                        .compose(
                                ours -> ours ? step(String.join("; ", settings())) : Future.failedFuture(new NotOurs()))
                        .compose(set -> messages.timed(connection.prepare(FactsQuery.allChanging())))
                        .onSuccess(made -> prepared = made)
                        .<Void>mapEmpty()
                        .recover(this::otherwise)
                        .recover(thrown ->
                                thrown instanceof PgException ? Future.succeededFuture() : settled(thrown, null));
    }

    private Future<RowSet<Row>> step(String text) {
        return messages.timed(connection.query(text).execute());
    }

    /** Whether the session is ours alone, as the server tells: the smallest question that shows that it answers. */
    Future<Boolean> whose(Optional<SessionEnds> ends) {
        return shared || ends.isEmpty()
                ? Future.succeededFuture(false)
                : askWhose(ends.get()).recover(this::otherwise).recover(thrown -> settled(thrown, false));
    }

    /** Once. */
    private Future<Boolean> askWhose(SessionEnds ends) {
        return alone
                ? Future.succeededFuture(true)
                : connection
                        .query(WHOSE)
                        .execute()
                        .map(answer -> isOursAlone(answer, ends.local().getPort()))
                        .onSuccess(ours -> {
                            alone = ours;
                            shared = !ours;
                        });
    }

    private boolean isOursAlone(RowSet<Row> answer, int localPort) {
        Row row = answer.iterator().next();
        Integer backend = row.getInteger("backend");
        Integer port = row.getInteger("client_port");
        return backend != null && backend == connection.processId() && port != null && port == localPort;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(SafeSettings.OF_SESSION);
        settings.add("SET statement_timeout = " + limit.toMillis());
        settings.add("SET lock_timeout = " + limit.dividedBy(2).toMillis());
        settings.add("SET datestyle = ISO");
        settings.add("SET default_transaction_isolation = 'repeatable read'");
        settings.add("SET default_transaction_deferrable = off");
        return settings;
    }

    private static List<Row> all(RowSet<Row> rows) {
        List<Row> all = new ArrayList<>(rows.size());
        rows.forEach(all::add);
        return all;
    }
}
