package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.postgresql.PGConnection;

/** A server with hundreds of sessions, and one with none to spare. */
@Isolated("it counts what the whole process holds")
class CrowdedServerTest {
    /** It is about eight where nothing else runs: ends and limits are looked into besides. */
    private static final double TIMES_THE_VIEW = 24;

    @Test
    void aFullServerIsSeenFromTheOneSessionThatIsHeld() throws SQLException {
        try (RealPostgres postgres = server(20);
                Pool pool = Pool.at(Urls.app(postgres.port()))) {
            List<Connection> crowd = new ArrayList<>();
            try {
                fill(postgres, crowd, 18);
                assertThat(findings(pool)).extracting(Finding::cause).containsExactly(Cause.RESERVED_SLOTS);

                fill(postgres, crowd, 19);
                Finding full = findings(pool).get(0);

                assertThat(full.cause()).isEqualTo(Cause.TOO_MANY_CLIENTS);
                assertThat(full.evidence().get("used")).contains(20);
                assertThat(full.evidence().get("holders").orElse("").toString())
                        .contains("19 idle of PostgreSQL JDBC Driver, role postgres, from 127.0.0.1");
            } finally {
                for (Connection each : crowd) {
                    each.close();
                }
            }
        }
    }

    @Test
    void slotsThatRunOutAreLookedAtInTheSameRound() throws SQLException {
        try (RealPostgres postgres = server(40);
                Pool pool = Pool.at(Urls.app(postgres.port()))) {
            List<Connection> crowd = new ArrayList<>();
            try {
                Instant first = pool.glance().surveyed();
                fill(postgres, crowd, 20);
                ActivityObservation half = pool.glance();
                assertThat(half.surveyed()).isEqualTo(first);
                assertThat(half.capacity().used()).isEqualTo(21);

                fill(postgres, crowd, 30);
                ActivityObservation near = pool.glance();

                assertThat(near.surveyed()).isAfter(first);
                assertThat(near.capacity().used()).isEqualTo(31);
                assertThat(near.holders()).extracting(Holder::count).contains(30);
                assertThat(pool.glance().surveyed()).as("unchanged").isEqualTo(near.surveyed());
            } finally {
                for (Connection each : crowd) {
                    each.close();
                }
            }
        }
    }

    /** All of them of this pod, which is the dearest case. */
    @Test
    void withFiveHundredSessionsALookCostsLittle() throws Exception {
        try (RealPostgres postgres = server(520);
                Pool pool = Pool.at(Urls.app(postgres.port()))) {
            List<Connection> crowd = new ArrayList<>();
            try {
                while (crowd.size() < 500) {
                    crowd.add(postgres.connect("app", "shop", Urls.PASSWORD));
                }
                assertThat(pool.look().pool().own()).hasSize(ActivityQuery.MOST_SESSIONS);
                assertThat(pool.look().capacity().used()).isEqualTo(501);

                SocketTable table = new SocketTable(Path.of("/proc/net"));
                assertThat(leanest(pool::look) - leanest(() -> table.all(postgres.port(), end -> true)))
                        .as("bytes, besides those for the list of the machine's sockets")
                        .isLessThan(8_000_000);
                assumeTrue(Files.exists(Path.of("/proc/self/schedstat")), "skipped: no processor time is told here");
                assertThat(timesTheView(crowd.get(0), ActivityQuery.about(table.all(postgres.port(), end -> true))))
                        .as("against the view alone")
                        .isLessThan(TIMES_THE_VIEW);
            } finally {
                for (Connection each : crowd) {
                    each.close();
                }
            }
        }
    }

    /** Bytes that it takes; the least of several, as other threads of this process may be at work. */
    private static long leanest(Callable<?> look) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = allocated();
            look.call();
            least = Math.min(least, allocated() - before);
        }
        return least;
    }

    /** What a query costs the server's processor, planning included; the least of several. */
    private static double timesTheView(Connection connection, String query) throws SQLException, IOException {
        long least = Long.MAX_VALUE;
        long view = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            least = Math.min(least, processorTime(connection, query));
            view = Math.min(view, processorTime(connection, "SELECT * FROM pg_stat_activity"));
        }
        return (double) least / view;
    }

    /**
     * Of the session's process, in nanoseconds: by the clock, what takes longer waits for a busy machine more often.
     *
     * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/pid/schedstat</a>
     */
    private static long processorTime(Connection connection, String query) throws SQLException, IOException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        Path times = Path.of("/proc", String.valueOf(pid), "schedstat");
        try (Statement statement = connection.createStatement()) {
            long before = Long.parseLong(Files.readString(times).split(" ")[0]);
            statement.execute("EXPLAIN (ANALYZE, TIMING OFF) " + query);
            return Long.parseLong(Files.readString(times).split(" ")[0]) - before;
        }
    }

    /** Bytes that all threads have taken so far: more than a look holds at any moment. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    private static RealPostgres server(int slots) {
        RealPostgres postgres =
                RealPostgres.start(RealPostgres.NEWEST, Map.of("max_connections", String.valueOf(slots)));
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all app 127.0.0.1/32 trust");
        return postgres;
    }

    private static void fill(RealPostgres postgres, List<Connection> crowd, int upTo) throws SQLException {
        while (crowd.size() < upTo) {
            crowd.add(postgres.connect("postgres", "postgres", ""));
        }
    }

    private static List<Finding> findings(Pool pool) {
        Snapshot snapshot =
                Snapshot.empty(Instant.EPOCH, false).with(pool.path()).with(pool.look());
        return new Diagnostician(RuleBook.all()).diagnose(snapshot).findings();
    }
}
