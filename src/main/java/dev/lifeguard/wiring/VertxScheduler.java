package dev.lifeguard.wiring;

import dev.lifeguard.watch.Scheduler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The watch's thread is one event loop of Vert.x, chosen once and kept. */
final class VertxScheduler implements Scheduler {
    private final Vertx vertx;
    private final Context loop;
    private final InstantSource clock;

    VertxScheduler(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        loop.runOnContext(ignored -> task.run());
    }

    /** Vert.x counts whole milliseconds from one; a fraction is rounded up, so that nothing runs too early. */
    @Override
    public Cancellable after(Duration delay, Runnable task) {
        long milliseconds = Math.max(1, delay.plusNanos(999_999).toMillis());
        long timer = vertx.setTimer(milliseconds, ignored -> execute(task));
        return () -> vertx.cancelTimer(timer);
    }
}
