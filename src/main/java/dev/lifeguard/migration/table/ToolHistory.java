package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tool's table says.
 *
 * @param applied revisions that count as applied, newest first
 * @param failed those that began and did not end well
 * @param total rows of the table; more than were read where it is longer than {@link ToolTable#MOST}
 */
public record ToolHistory(MigrationTool tool, List<String> applied, List<String> failed, long total) {
    /**
     * What the rows of a table say.
     *
     * @param tool whose table of this kind it is
     */
    public static ToolHistory of(MigrationTool tool, ToolTable how, List<HistoryRow> rows) {
        Set<String> applied = new LinkedHashSet<>();
        List<String> failed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        rows.stream().sorted(how.order().reversed()).limit(ToolTable.MOST).forEach(row -> {
            String revision = row.revision(how.revision());
            // Goose adds a row for each step up and down: the newest one of a version holds
            if (tool == MigrationTool.GOOSE && !seen.add(revision)) {
                return;
            }
            if (how.done().test(row)) {
                applied.add(revision);
            }
            if (how.failed().test(row)) {
                failed.add(revision);
            }
        });
        return new ToolHistory(tool, List.copyOf(applied), failed, rows.size());
    }

    public boolean complete() {
        return total <= ToolTable.MOST;
    }

    /** Where the database is: Alembic's rows, the newest migration of each Django application, else the newest one. */
    public List<String> current() {
        return switch (tool) {
            case ALEMBIC -> applied.stream().sorted().toList();
            case DJANGO -> newestOfEach();
            case GOLANG_MIGRATE -> failed.isEmpty() ? applied : failed;
            default -> applied.stream().limit(1).toList();
        };
    }

    private List<String> newestOfEach() {
        Map<String, String> newest = new LinkedHashMap<>();
        applied.forEach(each -> newest.putIfAbsent(each.substring(0, Math.max(0, each.indexOf('.'))), each));
        return newest.values().stream().sorted().limit(100).toList();
    }

    /** Whether a revision that is expected has been applied, as far as the table tells. */
    public boolean has(String expected) {
        return applied.stream().anyMatch(each -> is(each, expected));
    }

    private boolean is(String recorded, String expected) {
        return switch (tool) {
            case ALEMBIC -> recorded.equals(expected) || (expected.length() >= 4 && recorded.startsWith(expected));
            case DJANGO -> recorded.equals(expected.replace('/', '.')) || recorded.endsWith("." + expected);
            // only the latest is recorded, and versions are numbers that grow
            case GOLANG_MIGRATE -> recorded.equals(expected) || isPast(recorded, expected);
            default -> recorded.equals(expected);
        };
    }

    private static boolean isPast(String recorded, String expected) {
        boolean numbers = recorded.matches("\\d{1,18}") && expected.matches("\\d{1,18}");
        return numbers && Long.parseLong(recorded) >= Long.parseLong(expected);
    }
}
