package dev.lifeguard.testing;

import dev.lifeguard.watch.Scheduler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real time on one event loop. */
public final class LoopScheduler implements Scheduler {
    private final Vertx vertx;
    private final Context loop;

    public LoopScheduler(Vertx vertx) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void execute(Runnable task) {
        loop.runOnContext(ignored -> task.run());
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        long timer = vertx.setTimer(
                Math.max(1, delay.toMillis()),
                fired -> execute(() -> {
                    if (!cancelled.get()) {
                        task.run();
                    }
                }));
        return () -> {
            cancelled.set(true);
            vertx.cancelTimer(timer);
        };
    }
}
