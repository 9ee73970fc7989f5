package dev.lifeguard.migration.flyway;

import dev.lifeguard.migration.table.HistoryRow;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.MigrationPattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.schemahistory.BaseAppliedMigration;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;
import org.jspecify.annotations.Nullable;

/** Flyway's history as it was read, without a connection: whatever would change it is refused. */
final class RecordedHistory extends SchemaHistory {
    private final List<AppliedMigration> applied;

    /** @throws org.flywaydb.core.api.FlywayException where a version is none */
    RecordedHistory(Configuration flyway, List<HistoryRow> rows) {
        this.applied = rows.stream()
                .map(row -> migration(flyway, row))
                .sorted(Comparator.comparingInt(AppliedMigration::getInstalledRank))
                .toList();
    }

    private static AppliedMigration migration(Configuration flyway, HistoryRow row) {
        String type = row.text("type").orElse("");
        return flyway.getPluginRegister().getInstancesOf(AppliedMigration.class).stream()
                .filter(each -> each.handlesType(type))
                .findFirst()
                .orElseGet(BaseAppliedMigration::new)
                .create(
                        number(row, "installed_rank", 0),
                        row.text("version").map(MigrationVersion::fromVersion).orElse(null),
                        row.text("description").orElse(""),
                        type,
                        row.text("script").orElse(""),
                        row.has("checksum") ? number(row, "checksum", 0) : null,
                        null,
                        row.text("installed_by").orElse(""),
                        number(row, "execution_time", 0),
                        row.is("success"));
    }

    private static int number(HistoryRow row, String column, int otherwise) {
        try {
            return row.text(column).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException otherType) {
            return otherwise;
        }
    }

    @Override
    public boolean exists() {
        return !applied.isEmpty();
    }

    @Override
    public List<AppliedMigration> allAppliedMigrations() {
        return applied;
    }

    @Override
    public <T> T lock(Callable<T> callable) {
        throw readOnly();
    }

    @Override
    public void create(boolean baseline) {
        throw readOnly();
    }

    @Override
    public boolean removeFailedMigrations(RepairResult result, MigrationPattern[] patterns) {
        throw readOnly();
    }

    @Override
    public void update(AppliedMigration migration, ResolvedMigration resolved) {
        throw readOnly();
    }

    @Override
    public void delete(AppliedMigration migration) {
        throw readOnly();
    }

    @Override
    protected void doAddAppliedMigration(
            int rank,
            MigrationVersion version,
            String description,
            MigrationType type,
            String script,
            @Nullable Integer checksum,
            int time,
            boolean success) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a history that was read cannot be changed");
    }
}
