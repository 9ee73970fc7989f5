package dev.lifeguard.async;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for one kind of work that blocks and need not end, and a bounded number of tasks that have one or wait for one.
 * Pools of one name share their threads. May be used from any thread.
 */
public final class WorkerPool implements Executor {
    private final WorkerExecutor threads;
    private final int most;
    private final AtomicInteger tasks = new AtomicInteger();

    private WorkerPool(WorkerExecutor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** Files and names of one target: what hangs there is no other target's concern. */
    public static WorkerPool files(Vertx vertx, String target) {
        return named(vertx, "files-" + target, 1, 8);
    }

    /** What servers ask to be computed before they let a client in: half a second of a core, where they ask for most. */
    public static WorkerPool logins(Vertx vertx) {
        return named(vertx, "logins", 1, 256);
    }

    /** Scripts of migration tools, and the JDBC driver that their tables are compared with. */
    public static WorkerPool migrations(Vertx vertx) {
        return named(vertx, "migrations", 2, 64);
    }

    /** What an Alertmanager is sent with: a token in a file. Behind no other work. */
    public static WorkerPool delivery(Vertx vertx) {
        return named(vertx, "delivery", 2, 64);
    }

    /** The journal and the database that incidents are kept in. Behind no other work. */
    public static WorkerPool journal(Vertx vertx) {
        return named(vertx, "journal", 2, 64);
    }

    /** What a request to us reads from a file. */
    public static WorkerPool requests(Vertx vertx) {
        return named(vertx, "requests", 2, 64);
    }

    /**
     * A pool.
     *
     * @param most tasks at once, those that wait for a thread included
     */
    public static WorkerPool named(Vertx vertx, String name, int threads, int most) {
        return new WorkerPool(vertx.createSharedWorkerExecutor("lifeguard-" + name, threads), most);
    }

    /**
     * Ends on the caller's context with what the task gives or throws; at once with a {@link RejectedExecutionException}
     * where the pool is full, or closed with the process that ends.
     */
    public <T> Future<T> run(Callable<T> task) {
        if (tasks.incrementAndGet() > most) {
            tasks.decrementAndGet();
            return Future.failedFuture(new RejectedExecutionException("as much as it takes is under way"));
        }
        try {
            return threads.executeBlocking(task, false).onComplete(ended -> tasks.decrementAndGet());
        } catch (RejectedExecutionException | IllegalStateException closed) {
            tasks.decrementAndGet();
            return Future.failedFuture(new RejectedExecutionException("the process ends", closed));
        }
    }

    /** Runs a task that reports by itself how it ended. */
    @Override
    public void execute(Runnable task) {
        Future<Object> begun = run(Executors.callable(task));
        if (begun.failed() && begun.cause() instanceof RejectedExecutionException full) {
            throw full;
        }
    }

    /** Takes no more tasks; the threads end where no other pool of this name is open. */
    public Future<Void> close() {
        return threads.close();
    }
}
