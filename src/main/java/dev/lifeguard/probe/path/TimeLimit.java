package dev.lifeguard.probe.path;

import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A time limit that ends on the caller's own context and counts only while this process runs. ({@link Future#timeout} ends
 * where the future has no context, and the state of a probe is nobody else's to touch.) Used once.
 *
 * <p>Counted in ticks, since a single timer strikes at once when a process wakes up that was frozen, before the answer
 * that had arrived is read: a busy node must not make a healthy server look silent.
 */
final class TimeLimit {
    /** By the wall clock it ends after this many times the limit, whatever was missed. */
    static final int LONGEST = 4;

    private final Time time;
    private final Duration limit;
    private final SchedulingGaps attendance = new SchedulingGaps();
    private final Stopwatch waiting;
    private Duration wanted = Duration.ZERO;
    private Stopwatch sinceTick;
    private Duration took = Duration.ZERO;
    private Timer timer = Timer.NONE;

    TimeLimit(Time time, Duration limit) {
        this.time = time;
        this.limit = limit;
        this.waiting = time.stopwatch();
        this.sinceTick = waiting;
    }

    /** As {@link #hold}, where how long it took is of no interest. Call on a context. */
    static <T> Future<T> on(Time time, Future<T> future, Duration limit) {
        return new TimeLimit(time, limit).hold(future);
    }

    /**
     * The future's end, or after the limit a {@link TimeoutException}, whichever is first; a {@link NotScheduled} where
     * too much of the time was missed. Call on a context.
     */
    <T> Future<T> hold(Future<T> future) {
        Promise<T> ended = Promise.promise();
        arm(ended);
        future.onComplete(done -> {
            timer.cancel();
            settle();
            if (done.succeeded()) {
                ended.tryComplete(done.result());
            } else {
                ended.tryFail(done.cause());
            }
        });
        return ended.future();
    }

    /** What it was made with. */
    Duration length() {
        return limit;
    }

    /** How long it took, without the time in which this process did not run. Call once it has ended. */
    Duration took() {
        return took;
    }

    private void arm(Promise<?> ended) {
        wanted = shorter(limit.minus(attendance.present()), SchedulingGaps.TICK);
        sinceTick = time.stopwatch();
        timer = time.after(wanted, () -> ticked(ended));
    }

    private void ticked(Promise<?> ended) {
        settle();
        Duration waited = waiting.elapsed();
        if (attendance.present().compareTo(limit) >= 0) {
            ended.tryFail(new TimeoutException());
        } else if (waited.compareTo(limit.multipliedBy(LONGEST)) >= 0) {
            ended.tryFail(new NotScheduled(attendance.absent(), waited));
        } else {
            arm(ended);
        }
    }

    private void settle() {
        attendance.ticked(wanted, sinceTick.elapsed());
        took = waiting.elapsed().minus(attendance.absent());
    }
}
