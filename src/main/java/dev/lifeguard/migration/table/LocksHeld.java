package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other sessions of this database hold. Every role may read {@code pg_locks}; the state of a session only where it
 * is of our own role, or with {@code pg_monitor}.
 *
 * @param writers how many have a writing transaction open
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-locks.html">pg_locks</a>
 */
public record LocksHeld(List<Advisory> advisory, long writers) {
    public static final LocksHeld NONE = new LocksHeld(List.of(), 0);

    /**
     * An advisory lock with a single number.
     *
     * @param idle how long its session has done nothing, outside of a transaction; empty where it works, or it is unknown
     * @param waiting how long somebody has waited for it
     */
    public record Advisory(long key, long pid, String holder, Optional<Duration> idle, Optional<Duration> waiting) {}

    /** {@code waitstart} came with PostgreSQL 14; read this way it may be missing. */
    public static String select() {
        return "WITH mine AS (SELECT oid FROM pg_database WHERE datname = current_database()), waits AS (SELECT"
                + " classid, objid, max(EXTRACT(EPOCH FROM clock_timestamp() - (to_jsonb(w) ->>"
                + " 'waitstart')::timestamptz))::float8 AS waited FROM pg_locks w WHERE locktype = 'advisory' AND NOT"
                + " granted AND objsubid = 1 AND database = (SELECT oid FROM mine) GROUP BY classid, objid) SELECT"
                + " (l.classid::bigint << 32) | l.objid::bigint AS key, l.pid::bigint AS pid,"
                + " COALESCE(NULLIF(a.application_name, ''), host(a.client_addr), '') AS holder, CASE WHEN a.state ="
                + " 'idle' THEN EXTRACT(EPOCH FROM clock_timestamp() - a.state_change)::float8 END AS idle, w.waited AS"
                + " waited, (SELECT count(DISTINCT x.pid) FROM pg_locks x JOIN pg_stat_activity s USING (pid) WHERE"
                + " x.locktype = 'transactionid' AND x.granted AND x.mode = 'ExclusiveLock' AND s.datname ="
                + " current_database() AND x.pid <> pg_backend_pid()) AS writers FROM (SELECT 1) AS always LEFT JOIN"
                + " pg_locks l ON l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.database = (SELECT oid"
                + " FROM mine) LEFT JOIN pg_stat_activity a ON a.pid = l.pid LEFT JOIN waits w ON w.classid = l.classid"
                + " AND w.objid = l.objid LIMIT 500";
    }

    public static LocksHeld of(List<Row> rows) {
        return new LocksHeld(
                rows.stream()
                        .filter(row -> row.getLong("key") != null)
                        .map(LocksHeld::advisory)
                        .toList(),
                rows.stream()
                        .mapToLong(row -> row.getLong("writers"))
                        .findFirst()
                        .orElse(0));
    }

    private static Advisory advisory(Row row) {
        return new Advisory(
                row.getLong("key"),
                row.getLong("pid"),
                row.getString("holder"),
                seconds(row.getDouble("idle")),
                seconds(row.getDouble("waited")));
    }

    private static Optional<Duration> seconds(@Nullable Double value) {
        return Optional.ofNullable(value).map(each -> Duration.ofMillis((long) (each * 1000)));
    }

    /** The lock that this tool takes while it migrates, where it is held. */
    public Optional<Advisory> of(MigrationTool tool, String database, HistoryTable table) {
        Set<Long> keys = AdvisoryKey.of(tool, database, table);
        return advisory.stream().filter(lock -> keys.contains(lock.key())).findFirst();
    }
}
