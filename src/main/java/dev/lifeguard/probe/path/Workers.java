package dev.lifeguard.probe.path;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads of a target's own for what blocks and cannot be interrupted: the system's resolver, a file on a network. While
 * as much as it takes is stuck in there nothing more is asked, so that a resolver that hangs for a week costs no memory.
 * Lives on the probe's context.
 *
 * @param limit how long the asker waits
 */
record Workers(Time time, WorkerPool pool, Duration limit) {
    /** Ends with what the task gives or throws, or with a {@link java.util.concurrent.TimeoutException}. */
    <T> Future<T> ask(Callable<T> task) {
        return TimeLimit.on(time, pool.run(task).recover(Workers::silent), limit);
    }

    private static <T> Future<T> silent(Throwable thrown) {
        return thrown instanceof RejectedExecutionException
                ? Promise.<T>promise().future()
                : Future.failedFuture(thrown);
    }
}
