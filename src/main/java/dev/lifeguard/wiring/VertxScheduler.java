package dev.lifeguard.wiring;

import dev.lifeguard.watch.Scheduler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** The watch's thread is one event loop of Vert.x, chosen once and kept. */
final class VertxScheduler implements Scheduler {
    private static final Logger LOG = Logger.getLogger(VertxScheduler.class);

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

    /** What a probe hands over once the process ends, and the loop with it, is of no interest to anyone. */
    @Override
    public void execute(Runnable task) {
        try {
            loop.runOnContext(ignored -> task.run());
        } catch (RejectedExecutionException ended) {
            LOG.debug("a task came after the end", ended);
        }
    }

    /** Vert.x counts whole milliseconds from one; a fraction is rounded up, so that nothing runs too early. */
    @Override
    public Cancellable after(Duration delay, Runnable task) {
        long milliseconds = Math.max(1, delay.plusNanos(999_999).toMillis());
        Delayed delayed = new Delayed(task);
        long timer = vertx.setTimer(milliseconds, fired -> execute(delayed));
        return () -> {
            delayed.cancelled = true;
            vertx.cancelTimer(timer);
        };
    }

    /** A timer that has fired waits for its turn on the loop; until then it may still be cancelled. */
    private static final class Delayed implements Runnable {
        private final Runnable task;
        private volatile boolean cancelled;

        Delayed(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}
