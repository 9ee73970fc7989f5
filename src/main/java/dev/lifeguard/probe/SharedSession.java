package dev.lifeguard.probe;

import dev.lifeguard.async.Futures;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.time.Time;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one steady session with a target. The path probe opens, pings and loses it; the other probes of the target ask on
 * it in turn, so that none of them needs a connection of its own, and none is measured while another is served. All state
 * lives on one Vert.x context.
 */
public final class SharedSession {
    private static final String NOBODY = "";

    private final Time time;
    private final Context context;
    private final String name;
    private final QuestionTime questions = new QuestionTime();
    private final PodConnections connections;
    private final SessionWaiters waiters;
    private final Turns turns = new Turns();
    private volatile Fleet fleet = Fleet.ALONE;
    private @Nullable OpenSession open;

    /**
     * @param patience how long a caller waits for a session to be opened
     * @param name what sessions call themselves, as {@code application_name}
     */
    public SharedSession(Vertx vertx, Time time, Duration patience, String name) {
        this.time = time;
        this.context = vertx.getOrCreateContext();
        this.waiters = new SessionWaiters(time, patience);
        this.name = name;
        this.connections = new PodConnections(time);
    }

    /** These watch the same server. Any thread. */
    public void among(Fleet seen) {
        fleet = seen;
    }

    /** Who watches the same server, as far as it was seen. Any thread. */
    public Fleet fleet() {
        return fleet;
    }

    public Context context() {
        return context;
    }

    /** The clock and the timers of everything that is done with the target. */
    public Time time() {
        return time;
    }

    /** What sessions with the target call themselves. */
    public String name() {
        return name;
    }

    /** What everything that is asked of the target takes, on whichever session of ours. */
    public QuestionTime questions() {
        return questions;
    }

    /** How many connections the pod has to the target. Use it on the context. */
    public PodConnections connections() {
        return connections;
    }

    /**
     * Uses the session when it is this caller's turn; where none is open, when one is. What {@code use} does has to end by
     * itself, as every question does. Any thread.
     *
     * @return what {@code use} came to; fails with {@link NoSession} where a session could not be opened, or not in time; and
     *     with what the question before failed with where that, for which this one waited, met silence
     */
    public <T> Uni<T> use(Function<OpenSession, Future<T>> use) {
        return first(NOBODY, use);
    }

    /** The same, with which a look begins. */
    public <T> Uni<T> first(String who, Function<OpenSession, Future<T>> use) {
        return first(who, Future::succeededFuture, (open, same) -> use.apply(open));
    }

    /** The same, with what can be done beforehand, without waiting for a turn. */
    public <P, T> Uni<T> first(
            String who, Function<OpenSession, Future<P>> prepare, BiFunction<OpenSession, P, Future<T>> use) {
        return Futures.uni(context, () -> {
            OpenSession session = open;
            Future<OpenSession> held = session == null ? waiters.join(who) : Future.succeededFuture(session);
            return held.compose(opened -> prepare.apply(opened).compose(prepared -> {
                Function<OpenSession, Future<T>> asking = same -> use.apply(same, prepared);
                return session == null ? served(who, opened, asking) : waitingFor(opened, asking);
            }));
        });
    }

    /** Where a look waited in vain, as a question before it met silence, it is told of the session after all. */
    private <T> Future<T> served(String who, OpenSession opened, Function<OpenSession, Future<T>> use) {
        AtomicBoolean begun = new AtomicBoolean();
        return this.<T>waitingFor(opened, session -> {
                    begun.set(true);
                    return use.apply(session);
                })
                .onFailure(thrown -> {
                    if (!begun.get() && open == opened) {
                        waiters.tell(who);
                    }
                });
    }

    /** A look beside the session, without its turn, once it is open; fails as {@link #use} does where it cannot be. */
    public <T> Uni<T> beside(String who, Function<OpenSession, Future<T>> look) {
        return this.<OpenSession>first(who, Future::succeededFuture)
                .chain(held -> Futures.uni(context, () -> look.apply(held)));
    }

    /**
     * Who waited while another met silence does not wait for as long again: a frozen server would be named only after every
     * question that waits before the next ping.
     */
    private <T> Future<T> waitingFor(OpenSession opened, Function<OpenSession, Future<T>> use) {
        Supplier<Future<T>> asking = () -> still(opened).compose(use);
        return turns.isFree()
                ? turns.next(asking)
                : turns.nextUnlessSilent(asking, Future::failedFuture, begun -> begun);
    }

    /**
     * Calls {@code listener} whenever a session was opened, on the session's context, but where a look of the same name has
     * waited for that: it will see all that is new.
     */
    public void onOpened(String who, Runnable listener) {
        waiters.listen(who, listener);
    }

    /** Whether this one is still the one that is open. Call on the context, as all that follow. */
    public boolean holds(OpenSession session) {
        return session == open;
    }

    /** A session is open: callers that wait may use it. */
    public void opened(OpenSession session) {
        open = session;
        waiters.opened(session);
    }

    /** The session is gone, or could not be opened: callers that wait fail. */
    public void lost() {
        open = null;
        waiters.disappoint();
    }

    /** Who uses the session after whom. Call on the context. */
    public Turns turns() {
        return turns;
    }

    private Future<OpenSession> still(OpenSession session) {
        return holds(session) ? Future.succeededFuture(session) : Future.failedFuture(new NoSession());
    }
}
