package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one tool keeps its history.
 *
 * @param tool whose it is
 * @param names of the table
 * @param columns that tell it from other tables of the name
 * @param revision SQL: what identifies a migration
 * @param done SQL: whether it counts as applied
 * @param failed SQL: whether it began and did not end well
 * @param newest SQL: an order, newest first
 */
public record ToolTable(
        MigrationTool tool,
        List<String> names,
        Set<String> columns,
        String revision,
        String done,
        String failed,
        String newest) {

    /** Rows that are read at most. */
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
                    "COALESCE(version, description)",
                    "success AND type <> 'SCHEMA'",
                    "NOT success",
                    "installed_rank DESC"),
            of(MigrationTool.DJANGO, "django_migrations", "app,name,applied", "app || '.' || name", "id DESC"),
            of(
                    MigrationTool.LIQUIBASE,
                    "databasechangelog",
                    "id,author,filename,dateexecuted,orderexecuted,md5sum",
                    "id",
                    "dateexecuted DESC, orderexecuted DESC"),
            new ToolTable(
                    MigrationTool.PRISMA,
                    List.of("_prisma_migrations"),
                    Set.of("migration_name", "finished_at", "rolled_back_at", "started_at"),
                    "migration_name",
                    "finished_at IS NOT NULL AND rolled_back_at IS NULL",
                    "finished_at IS NULL AND rolled_back_at IS NULL",
                    "started_at DESC"),
            new ToolTable(
                    MigrationTool.GOLANG_MIGRATE,
                    List.of("schema_migrations"),
                    Set.of("version", "dirty"),
                    "version",
                    "NOT dirty",
                    "dirty",
                    "version DESC"),
            of(MigrationTool.ECTO, "schema_migrations", "version,inserted_at", "version", "version DESC"),
            of(MigrationTool.SCHEMA_MIGRATIONS, "schema_migrations", "version", "version", "version DESC"),
            new ToolTable(
                    MigrationTool.GOOSE,
                    List.of("goose_db_version"),
                    Set.of("id", "version_id", "is_applied"),
                    "version_id",
                    "is_applied AND version_id > 0",
                    "false",
                    "id DESC"),
            new ToolTable(
                    MigrationTool.SQLX,
                    List.of("_sqlx_migrations"),
                    Set.of("version", "success", "checksum"),
                    "version",
                    "success",
                    "NOT success",
                    "version DESC"),
            of(MigrationTool.KNEX, "knex_migrations", "id,name,batch,migration_time", "name", "id DESC"),
            of(MigrationTool.TYPEORM, "migrations", "id,timestamp,name", "name", "id DESC"),
            of(
                    MigrationTool.EF_CORE,
                    "__EFMigrationsHistory",
                    "MigrationId,ProductVersion",
                    "\"MigrationId\"",
                    "\"MigrationId\" DESC"));

    public ToolTable {
        names = List.copyOf(names);
        columns = Set.copyOf(columns);
    }

    private static ToolTable of(MigrationTool tool, String name, String columns, String revision, String newest) {
        return new ToolTable(tool, List.of(name), Set.of(columns.split(",")), revision, "true", "false", newest);
    }

    /** Which tool's table this is; empty where it only has the name of one. */
    static Optional<ToolTable> of(HistoryTable table) {
        return ALL.stream()
                .filter(each -> each.names().contains(table.name()))
                .filter(each -> table.columns().containsAll(each.columns()))
                .findFirst();
    }

    /** The history, newest first, at most {@value #MOST} rows. */
    public String select(HistoryTable table) {
        return "SELECT left((" + revision + ")::text, 200) AS revision, (" + done + ") AS done, (" + failed
                + ") AS failed, count(*) OVER () AS total FROM " + table.quoted() + " ORDER BY " + newest + " LIMIT "
                + MOST;
    }
}
