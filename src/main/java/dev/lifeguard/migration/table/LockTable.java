package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A row that is a lock.
 *
 * @param holder who took it, as it says itself; the tool where it does not say
 * @param age since it was taken; empty where that is not recorded
 */
public record LockTable(String holder, Optional<Duration> age) {

    /** One row where the lock is taken, none where it is free. */
    public static String select(MigrationTool tool, HistoryTable table) {
        return tool == MigrationTool.LIQUIBASE
                ? "SELECT left(lockedby::text, 200) AS holder,"
                        + " GREATEST(0, EXTRACT(EPOCH FROM localtimestamp - lockgranted))::float8 AS age"
                        + " FROM " + table.quoted() + " WHERE locked LIMIT 1"
                : "SELECT NULL::text AS holder, NULL::float8 AS age FROM " + table.quoted()
                        + " WHERE is_locked = 1 LIMIT 1";
    }

    public static Optional<LockTable> of(MigrationTool tool, List<Row> rows) {
        return rows.stream().findFirst().map(row -> {
            String holder = row.getString("holder");
            Double age = row.getDouble("age");
            return new LockTable(
                    holder == null ? tool.label() : holder,
                    Optional.ofNullable(age).map(seconds -> Duration.ofMillis((long) (seconds * 1000))));
        });
    }
}
