package dev.lifeguard.bench;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.testing.RealPostgres;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An application that uses up its pool beside everybody else on a server, and how soon its own sidecar says so. Linux only. */
final class ExhaustedPool {
    private static final int SIZE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** In which the sidecar meets all others. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private ExhaustedPool() {}

    /** From the moment at which nothing is left in the pool. */
    static Duration named(Vertx vertx, RealPostgres postgres, String database, String url)
            throws SQLException, InterruptedException {
        DeclaredPool pool = new DeclaredPool(SIZE, 0, 1, 1, 0, Optional.empty());
        List<Connection> held = new ArrayList<>();
        try (FaithfulSidecar sidecar = new FaithfulSidecar(vertx, url, Path.of("/proc/net"), -1, Optional.of(pool))) {
            Thread.sleep(SETTLING.toMillis());
            for (int i = 0; i < SIZE; i++) {
                held.add(begun(postgres, database));
            }
            BenchStopwatch since = new BenchStopwatch();
            while (!sidecar.names(Cause.APP_POOL_EXHAUSTED)) {
                if (since.elapsed().compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException("not named: " + sidecar.report());
                }
                Thread.sleep(20);
            }
            return since.elapsed();
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    /** In a transaction that nobody ends. */
    private static Connection begun(RealPostgres postgres, String database) throws SQLException {
        Connection connection = postgres.connect("application", database, "");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        return connection;
    }
}
