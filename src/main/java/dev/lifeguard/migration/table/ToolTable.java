package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.probe.TableCopy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How one tool keeps its history.
 *
 * @param tool whose it is
 * @param names of the table
 * @param columns that tell it from other tables of the name
 * @param more columns that are read beside those, where they are there
 * @param revision what identifies a migration
 * @param done whether it counts as applied
 * @param failed whether it began and did not end well
 * @param order oldest first
 */
public record ToolTable(
        MigrationTool tool,
        List<String> names,
        Set<String> columns,
        Set<String> more,
        Function<HistoryRow, Optional<String>> revision,
        Predicate<HistoryRow> done,
        Predicate<HistoryRow> failed,
        Comparator<HistoryRow> order) {
    /** Migrations that are looked at at most. */
    public static final int MOST = 2_000;

    /**
     * Every tool, the more particular before the less: the first that fits is it.
     *
     * @see <a href="https://www.prisma.io/docs/orm/prisma-migrate/workflows/troubleshooting">Prisma's failed migrations</a>
     */
    static final List<ToolTable> ALL = List.of(
            of(MigrationTool.ALEMBIC, "alembic_version", "version_num", "version_num", "version_num"),
            new ToolTable(
                    MigrationTool.FLYWAY,
                    List.of("flyway_schema_history", "schema_version"),
                    Set.of("installed_rank", "version", "description", "type", "checksum", "success"),
                    Set.of("script", "installed_on", "installed_by", "execution_time"),
                    row -> row.text("version").or(() -> row.text("description")),
                    row -> row.is("success") && !row.text("type").equals(Optional.of("SCHEMA")),
                    row -> !row.is("success"),
                    HistoryRow.by("installed_rank")),
            new ToolTable(
                    MigrationTool.DJANGO,
                    List.of("django_migrations"),
                    Set.of("app", "name", "applied"),
                    Set.of("id"),
                    row -> Optional.of(
                            row.text("app").orElse("") + "." + row.text("name").orElse("")),
                    row -> true,
                    row -> false,
                    HistoryRow.by("id")),
            new ToolTable(
                    MigrationTool.LIQUIBASE,
                    List.of("databasechangelog"),
                    Set.of("id", "author", "filename", "dateexecuted", "orderexecuted", "md5sum"),
                    Set.of(),
                    row -> row.text("id"),
                    row -> true,
                    row -> false,
                    HistoryRow.by("dateexecuted").thenComparing(HistoryRow.by("orderexecuted"))),
            new ToolTable(
                    MigrationTool.PRISMA,
                    List.of("_prisma_migrations"),
                    Set.of("migration_name", "finished_at", "rolled_back_at", "started_at"),
                    Set.of(),
                    row -> row.text("migration_name"),
                    row -> row.has("finished_at") && !row.has("rolled_back_at"),
                    row -> !row.has("finished_at") && !row.has("rolled_back_at"),
                    HistoryRow.by("started_at")),
            new ToolTable(
                    MigrationTool.GOLANG_MIGRATE,
                    List.of("schema_migrations"),
                    Set.of("version", "dirty"),
                    Set.of(),
                    row -> row.text("version"),
                    row -> !row.is("dirty"),
                    row -> row.is("dirty"),
                    HistoryRow.by("version")),
            of(MigrationTool.ECTO, "schema_migrations", "version,inserted_at", "version", "version"),
            of(MigrationTool.SCHEMA_MIGRATIONS, "schema_migrations", "version", "version", "version"),
            new ToolTable(
                    MigrationTool.GOOSE,
                    List.of("goose_db_version"),
                    Set.of("id", "version_id", "is_applied"),
                    Set.of(),
                    row -> row.text("version_id"),
                    row -> row.is("is_applied") && !row.text("version_id").equals(Optional.of("0")),
                    row -> false,
                    HistoryRow.by("id")),
            new ToolTable(
                    MigrationTool.SQLX,
                    List.of("_sqlx_migrations"),
                    Set.of("version", "success", "checksum"),
                    Set.of(),
                    row -> row.text("version"),
                    row -> row.is("success"),
                    row -> !row.is("success"),
                    HistoryRow.by("version")),
            of(MigrationTool.KNEX, "knex_migrations", "id,name,batch,migration_time", "name", "id"),
            of(MigrationTool.TYPEORM, "migrations", "id,timestamp,name", "name", "id"),
            of(
                    MigrationTool.EF_CORE,
                    "__EFMigrationsHistory",
                    "MigrationId,ProductVersion",
                    "MigrationId",
                    "MigrationId"));

    /** One that only keeps what was done. */
    private static ToolTable of(MigrationTool tool, String name, String columns, String revision, String order) {
        return new ToolTable(
                tool,
                List.of(name),
                Set.of(columns.split(",")),
                Set.of(),
                row -> row.text(revision),
                row -> true,
                row -> false,
                HistoryRow.by(order));
    }

    /** Which tool's table this is; empty where it only has the name of one. */
    static Optional<ToolTable> of(HistoryTable table) {
        return ALL.stream()
                .filter(each -> each.names().contains(table.name()))
                .filter(each -> table.columns().containsAll(each.columns()))
                .findFirst();
    }

    public TableCopy copy(HistoryTable table) {
        return table.copy(Stream.concat(columns.stream(), more.stream().filter(table.columns()::contains))
                .sorted()
                .toList());
    }
}
