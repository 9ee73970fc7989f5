package dev.lifeguard.probe.path;

import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Threads of a target's own for what blocks and cannot be interrupted: the system's resolver, a file on a network. While
 * as much as it takes is stuck in there nothing more is asked, so that a resolver that hangs for a week costs no memory.
 * Lives on the probe's context.
 */
final class Workers {
    private final Time time;
    private final WorkerExecutor threads;
    private final int most;
    private final Duration limit;
    private int asking;

    /**
     * @param most tasks at once, those that wait for a thread included
     * @param limit how long the asker waits
     */
    Workers(Vertx vertx, Time time, String name, int threads, int most, Duration limit) {
        this.time = time;
        this.threads = vertx.createSharedWorkerExecutor(name, threads);
        this.most = most;
        this.limit = limit;
    }

    /** Ends with what the task gives or throws, or with a {@link java.util.concurrent.TimeoutException}. */
    <T> Future<T> ask(Callable<T> task) {
        return TimeLimit.on(time, begin(task), limit);
    }

    private <T> Future<T> begin(Callable<T> task) {
        if (asking == most) {
            return Promise.<T>promise().future();
        }
        asking++;
        return threads.executeBlocking(task, false).onComplete(answered -> asking--);
    }
}
