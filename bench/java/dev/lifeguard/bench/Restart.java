package dev.lifeguard.bench;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A server that comes back after a crash, and the moment at which it lets somebody in. */
final class Restart {
    private static final long PAUSE_MILLIS = 2;

    private Restart() {}

    /** Starts it again; the stopwatch runs from the first login that worked. */
    static BenchStopwatch of(RealPostgres postgres) throws InterruptedException {
        CompletableFuture<Void> starting = CompletableFuture.runAsync(postgres::start);
        BenchStopwatch answers = firstLogin(postgres, starting);
        starting.join();
        return answers;
    }

    private static BenchStopwatch firstLogin(RealPostgres postgres, CompletableFuture<Void> starting)
            throws InterruptedException {
        while (!starting.isCompletedExceptionally()) {
            try (Connection entered = postgres.connect("postgres", "postgres", "")) {
                return new BenchStopwatch();
            } catch (SQLException notYet) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        starting.join();
        return new BenchStopwatch();
    }
}
