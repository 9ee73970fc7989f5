package dev.lifeguard.probe.idle;

import dev.lifeguard.async.Futures;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.SpareSessions;
import dev.lifeguard.time.Time;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries ever longer silences in the background, with one idle connection at a time; a look only tells how far it came. What
 * happens to the idle connection counts only where the path's own session lived through the same time and answers at its
 * end: else the server was restarted, or is away. All state lives on the shared session's context.
 */
public final class IdleProbe implements Probe {
    /** From one step to the next, and after a try that says nothing. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration PACE = Duration.ofMinutes(1);

    private final SharedSession shared;
    private final SpareSessions spares;
    private final Time time;
    private final Duration pause;
    private IdleSearch search;
    private volatile Runnable alarm = () -> {};
    private SpareSessions.@Nullable Spare idle;
    private boolean searching;
    private boolean closed;

    public IdleProbe(SharedSession shared, SpareSessions spares) {
        this(shared, spares, IdleSearch.STANDARD, PAUSE);
    }

    IdleProbe(SharedSession shared, SpareSessions spares, IdleSearch search, Duration pause) {
        this.shared = shared;
        this.spares = spares;
        this.time = shared.time();
        this.search = search;
        this.pause = pause;
    }

    @Override
    public String name() {
        return IdleObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(PACE);
    }

    @Override
    public void onAlarm(Runnable listener) {
        alarm = listener;
        shared.onOpened(name(), listener);
    }

    @Override
    public Uni<Observation> look() {
        return Uni.createFrom()
                .emitter(caller -> shared.context().runOnContext(now -> {
                    if (!searching) {
                        searching = true;
                        search();
                    }
                    caller.complete(new IdleObservation(time.instant(), search.survived(), search.cut()));
                }));
    }

    private void search() {
        search.step()
                .filter(silence -> !closed)
                .ifPresent(silence -> held().compose(before -> spares.open()
                                .compose(spare -> spare.map(open -> silent(open, silence, before))
                                        .orElseGet(() -> Future.succeededFuture(Fate.UNKNOWN))))
                        .otherwise(Fate.UNKNOWN)
                        .onSuccess(this::learn));
    }

    /** What became of a connection that was silent. */
    private enum Fate {
        SURVIVED,
        LOST,
        UNKNOWN
    }

    private Future<Fate> silent(SpareSessions.Spare spare, Duration silence, OpenSession before) {
        if (closed) {
            return spare.close().map(Fate.UNKNOWN);
        }
        idle = spare;
        return after(silence)
                .compose(over -> spare.ask("SELECT 1 AS answer"))
                .map(Fate.SURVIVED)
                .recover(lost -> held().map(after -> after == before ? Fate.LOST : Fate.UNKNOWN))
                .otherwise(Fate.UNKNOWN)
                .compose(fate -> spare.close().map(fate))
                .onComplete(done -> idle = null);
    }

    private Future<@Nullable Void> after(Duration silence) {
        return Future.future(over -> time.after(silence, over::complete));
    }

    /** The path's own session, once it has answered. */
    private Future<OpenSession> held() {
        return Future.future(promise -> shared.<OpenSession>use(
                        session -> session.ask("SELECT 1 AS answer").map(session))
                .subscribe()
                .with(promise::complete, promise::fail));
    }

    private void learn(Fate fate) {
        IdleSearch before = search;
        if (fate == Fate.SURVIVED) {
            search = search.survivedIt();
        } else if (fate == Fate.LOST) {
            search = search.lostIt();
        }
        if (!closed) {
            time.after(pause, this::search);
            if (!before.equals(search)) {
                alarm.run();
            }
        }
    }

    @Override
    public Uni<Void> close() {
        return Futures.uni(shared.context(), () -> {
            closed = true;
            SpareSessions.Spare open = idle;
            return open == null ? Future.succeededFuture() : open.close();
        });
    }
}
