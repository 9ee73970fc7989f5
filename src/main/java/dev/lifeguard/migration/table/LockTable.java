package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.probe.TableCopy;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that is a lock.
 *
 * @param holder who took it, as it says itself; the tool where it does not say
 * @param age since it was taken; empty where that is not recorded
 */
public record LockTable(String holder, Optional<Duration> age) {
    private static final int LONGEST = 200;

    /** What it is compared with, of the same moment: the zone in which Liquibase writes down when it took its lock. */
    private static final String NOW = "SELECT localtimestamp::text AS now";

    /** What to ask, together. */
    public static List<String> questions(MigrationTool tool, HistoryTable table) {
        return List.of(copy(tool, table).statement(), NOW);
    }

    private static TableCopy copy(MigrationTool tool, HistoryTable table) {
        return table.copy(
                tool == MigrationTool.LIQUIBASE ? List.of("locked", "lockedby", "lockgranted") : List.of("is_locked"));
    }

    /** Empty where the lock is free. */
    public static Optional<LockTable> of(MigrationTool tool, HistoryTable table, List<List<Row>> answers) {
        String now = answers.get(1).get(0).getString("now");
        return copy(tool, table).rows(answers.get(0)).stream()
                .filter(LockTable::isTaken)
                .findFirst()
                .map(row -> new LockTable(holder(tool, row), age(row.get("lockgranted"), now)));
    }

    private static boolean isTaken(Map<String, String> row) {
        return "t".equals(row.get("locked")) || "1".equals(row.get("is_locked"));
    }

    private static String holder(MigrationTool tool, Map<String, String> row) {
        String holder = row.getOrDefault("lockedby", tool.label());
        return holder.substring(0, Math.min(holder.length(), LONGEST));
    }

    private static Optional<Duration> age(@Nullable String granted, String now) {
        if (granted == null) {
            return Optional.empty();
        }
        try {
            Duration age = Duration.between(moment(granted), moment(now));
            return Optional.of(age.isNegative() ? Duration.ZERO : age);
        } catch (DateTimeException otherType) {
            return Optional.empty();
        }
    }

    /** A {@code timestamp}, with or without a zone, which is the session's as well. */
    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("[+-]\\d\\d(:?\\d\\d)*$", ""));
    }
}
