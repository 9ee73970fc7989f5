package dev.lifeguard.bench;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The most sessions that were on a database at once, looked at twenty times a second. */
final class SessionCount {
    private static final long PAUSE_MILLIS = 50;
    private static final String COUNT =
            "SELECT datname, count(*) FROM pg_stat_activity WHERE datname IS NOT NULL GROUP BY datname";

    private final Map<String, Integer> most = new HashMap<>();

    private SessionCount() {}

    /** Looks for this long. */
    static SessionCount during(Duration span, RealPostgres postgres) throws InterruptedException {
        SessionCount sessions = new SessionCount();
        BenchStopwatch looking = new BenchStopwatch();
        try (Connection connection = postgres.connect("postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            while (looking.elapsed().compareTo(span) < 0) {
                try (ResultSet rows = statement.executeQuery(COUNT)) {
                    while (rows.next()) {
                        sessions.most.merge(rows.getString(1), rows.getInt(2), Math::max);
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return sessions;
    }

    int most(String database) {
        return most.getOrDefault(database, 0);
    }
}
