package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * One open session on the server. A question is a single message of the simple protocol with its own read-only transaction
 * and time limit: nothing of ours outlives it, so it is safe behind a pooler. Where nobody is between, what is asked again
 * and again is less than that: a {@link Heartbeat}, or a {@link SyncPing}.
 */
final class Session implements SpareSessions.Spare {
    private final Time time;
    private final PgConnection connection;
    private final TrackedConnection line;
    private final Duration login;
    private final PathLimits limits;
    private final Messages messages;
    private final FactsQuestion asked;
    private final Heartbeat heartbeat;
    private final KnownFacts known;
    private boolean closed;
    private boolean ended;
    private Runnable gone = () -> {};

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
        this.messages = new Messages(time, connection, line, limits, questions);
        this.asked = new FactsQuestion(messages);
        this.known = new KnownFacts(time, line.reported);
        this.heartbeat = new Heartbeat(connection, messages, limits.statement());
        // The client prints what nobody handles. Who asks next is told, and who waits for the end is, too.
        connection.exceptionHandler(reported -> {});
        connection.closeHandler(end -> {
            ended = true;
            onEnd(gone);
        });
    }

    /** The login alone: from the startup packet to "ready for query". */
    Duration login() {
        return login;
    }

    /** Calls {@code gone} once, when the session ends by anything but {@link #close()}, or at once where it has. */
    void onEnd(Runnable gone) {
        this.gone = gone;
        if (ended && !closed) {
            gone.run();
        }
    }

    /**
     * Whether the server answers, and what may have changed there. Fails with a {@link TimeoutException} where not even a
     * cancel request brings an answer. What cannot change as long as the session lasts is not asked again, and what
     * seldom does only now and then.
     */
    Future<Pong> ping() {
        return known.areOld(heartbeat.isOursAlone())
                ? facts(limits)
                : heartbeat.prepare(line.ends()).recover(messages::refused).compose(ready -> beat());
    }

    private Future<Pong> beat() {
        TimeLimit limit = new TimeLimit(time, limits.answer());
        if (heartbeat.isOursAlone() && known.isSignOfLifeEnough()) {
            return messages.alive(limit).map(lives -> new Pong(limit.took(), known.asReported()));
        }
        return messages.timed(
                        heartbeat
                                .beat()
                                .recover(thrown ->
                                        asMessage(thrown, asked.query().changing())),
                        limit,
                        limits.cancel())
                .map(rows -> new Pong(
                        limit.took(), known.changed(before -> asked.query().readChanging(rows, before))))
                .recover(messages::refused)
                .recover(thrown -> Pong.slow(thrown, limit));
    }

    /** Where it is not known to be ours alone, all that is asked brings its transaction along. */
    private Future<List<Row>> asMessage(Throwable thrown, String select) {
        return Heartbeat.isNotOurs(thrown)
                ? messages.send(asked.transactions(), List.of(select)).map(answers -> answers.get(0))
                : Future.failedFuture(thrown);
    }

    /**
     * The first question. As little as shows that the server answers, where it has told at login what decides whether it is
     * the one that is wanted, and nobody is between, who may tell it of another; else all facts. Fails as a ping does.
     */
    Future<Pong> first(PathLimits patience) {
        Optional<ServerFacts> told = line.reported.now(ServerFacts.unasked(connection.isSSL()));
        if (told.isEmpty()) {
            return facts(patience);
        }
        TimeLimit limit = messages.within(patience);
        return messages.timed(heartbeat.whose(line.ends()), limit, patience.answer())
                .recover(messages::refused)
                .compose(alone -> alone ? Future.succeededFuture(new Pong(limit.took(), told)) : facts(patience))
                .recover(thrown -> Pong.slow(thrown, limit));
    }

    /**
     * All facts of a session that is to stay, asked for unless that was done; empty where the server's own limit, or our
     * cancel request, ended the question. Fails as a ping does: who answers the first question may answer no other.
     */
    Future<Optional<ServerFacts>> known() {
        return known.now()
                .map(facts -> Future.succeededFuture(Optional.of(facts)))
                .orElseGet(() -> facts(limits).map(Pong::facts));
    }

    /** Asks what the server is, and has so much patience this once; fails as a ping does. */
    Future<Pong> facts(PathLimits patience) {
        TimeLimit limit = messages.within(patience);
        return asked.ask(patience, limit)
                .map(rows -> {
                    messages.compiling(asked.query().compiles(rows));
                    return new Pong(limit.took(), known.asked(asked.query().read(rows, connection.isSSL())));
                })
                .recover(thrown -> Pong.slow(thrown, limit));
    }

    @Override
    public Future<List<List<Row>>> askTogether(List<String> statements) {
        return messages.ask(true, statements, messages.within(limits));
    }

    @Override
    public Future<List<Row>> ask(Question question) {
        return heartbeat
                .keep(question)
                .compose(kept -> messages.timed(
                        heartbeat.ask(question).recover(thrown -> asMessage(thrown, question.inline())),
                        messages.within(limits),
                        limits.answer()))
                .recover(messages::refused);
    }

    /** Asks something that is no query of SQL and runs in no transaction: a pooler's {@code SHOW}. */
    Future<List<Row>> show(String command) {
        return messages.show(command);
    }

    /** How many messages the server has sent: one that sends them is not silent, however long a turn is waited for. */
    int heard() {
        return line.ping.heard();
    }

    @Override
    public Optional<SessionEnds> ends() {
        return line.ends();
    }

    /** Says goodbye, and hangs up shortly after, whether or not the server heard. */
    @Override
    public Future<Void> close() {
        if (closed) {
            return Future.succeededFuture();
        }
        closed = true;
        return TimeLimit.on(time, connection.close(), limits.grace())
                .otherwiseEmpty()
                .onComplete(said -> line.hangUp());
    }
}
