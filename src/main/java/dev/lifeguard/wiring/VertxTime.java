package dev.lifeguard.wiring;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** The machine's clocks, and the timers of Vert.x. */
public final class VertxTime implements Time {
    private final Vertx vertx;

    public VertxTime(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /** On its own loop Vert.x runs no timer that was cancelled. */
    @Override
    public Timer after(Duration delay, Runnable task) {
        long timer = vertx.setTimer(milliseconds(delay), due -> task.run());
        return () -> vertx.cancelTimer(timer);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        long timer = vertx.setPeriodic(milliseconds(period), due -> task.run());
        return () -> vertx.cancelTimer(timer);
    }

    /** Vert.x counts whole milliseconds from one; a fraction is rounded up, so that nothing runs too early. */
    private static long milliseconds(Duration time) {
        return Math.max(1, time.plusNanos(999_999).toMillis());
    }
}
