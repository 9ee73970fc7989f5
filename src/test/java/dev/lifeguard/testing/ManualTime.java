package dev.lifeguard.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time beside real event loops and real servers: nothing is due until a test says that time has passed, and then it
 * runs on the context on which it was set. May be used from any thread.
 */
public final class ManualTime implements Time {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Waiting> timers =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::order));
    private Duration passed = Duration.ZERO;
    private long order;

    /** Begins at this time instead. */
    public static ManualTime at(Instant start) {
        ManualTime time = new ManualTime();
        time.reach(Duration.between(START, start));
        return time;
    }

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return set(new Waiting(delay, Duration.ZERO, task));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return set(new Waiting(period, period, task));
    }

    private synchronized Timer set(Waiting timer) {
        timer.due = passed.plus(timer.delay);
        timer.order = order++;
        timers.add(timer);
        return timer;
    }

    /** How long until the next timer; empty where none is set. */
    public synchronized Optional<Duration> next() {
        return Optional.ofNullable(timers.peek()).map(first -> first.due.minus(passed));
    }

    /** Runs what is due by then, in order; ends exactly then. Not on an event loop. */
    public void advance(Duration time) {
        Duration end = passed().plus(time);
        for (Waiting next = next(end); next != null; next = next(end)) {
            next.fire();
        }
        reach(end);
    }

    private synchronized Duration passed() {
        return passed;
    }

    private synchronized void reach(Duration end) {
        passed = end;
    }

    private synchronized @Nullable Waiting next(Duration end) {
        Waiting first = timers.peek();
        if (first == null || first.due.compareTo(end) > 0) {
            return null;
        }
        passed = first.due;
        return timers.poll();
    }

    private synchronized void remove(Waiting timer) {
        timers.remove(timer);
    }

    private final class Waiting implements Timer {
        private final @Nullable Context context = Vertx.currentContext();
        private final Duration delay;
        private final Duration period;
        private final Runnable task;
        private Duration due = Duration.ZERO;
        private long order;
        private volatile boolean cancelled;

        Waiting(Duration delay, Duration period, Runnable task) {
            this.delay = delay;
            this.period = period;
            this.task = task;
        }

        Duration due() {
            return due;
        }

        long order() {
            return order;
        }

        void fire() {
            if (context == null) {
                run();
                return;
            }
            CompletableFuture<Void> ran = new CompletableFuture<>();
            context.runOnContext(now -> {
                run();
                ran.complete(null);
            });
            ran.orTimeout(10, SECONDS).join();
        }

        private void run() {
            if (!cancelled) {
                if (!period.isZero()) {
                    set(this);
                }
                task.run();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            remove(this);
        }
    }
}
