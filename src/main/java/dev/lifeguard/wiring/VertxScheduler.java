package dev.lifeguard.wiring;

import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * The watch's thread is one event loop of Vert.x, chosen once and kept: the one that the sessions of the probes get too,
 * since whoever has no loop is given the same each time. A round then wakes one thread, not two.
 */
public final class VertxScheduler implements Scheduler {
    private static final Logger LOG = Logger.getLogger(VertxScheduler.class);

    private final Context loop;
    private final Time time;

    public VertxScheduler(Vertx vertx, Time time) {
        this.loop = vertx.getOrCreateContext();
        this.time = time;
    }

    @Override
    public Instant now() {
        return time.instant();
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

    @Override
    public Timer after(Duration delay, Runnable task) {
        Delayed delayed = new Delayed(task);
        Timer timer = time.after(delay, () -> execute(delayed));
        return () -> {
            delayed.cancelled = true;
            timer.cancel();
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
