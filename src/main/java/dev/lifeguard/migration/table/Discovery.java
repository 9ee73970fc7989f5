package dev.lifeguard.migration.table;

import dev.lifeguard.database.ApplicationPath;
import dev.lifeguard.database.SqlName;
import dev.lifeguard.observation.MigrationTool;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tools have a table here. */
public record Discovery(String database, String role, List<HistoryTable> tables) {
    private static final String RAILS = "ar_internal_metadata";
    private static final String LIQUIBASE_LOCK = "databasechangeloglock";
    private static final String KNEX_LOCK = "knex_migrations_lock";
    private static final int MOST = 60;

    /** Of 8 KiB each, by the server's own estimate; the longest history that is known has some dozens. */
    private static final int MOST_PAGES = 250;

    /** A tool and the table it keeps here. */
    public record Found(ToolTable how, MigrationTool tool, HistoryTable table) {}

    /**
     * One look at the catalogue, which every role may read.
     *
     * @param more names of tables that are configured beside the usual ones
     */
    public static String select(List<String> more) {
        String names = Stream.concat(
                        ToolTable.ALL.stream().flatMap(each -> each.names().stream()),
                        Stream.concat(Stream.of(RAILS, LIQUIBASE_LOCK, KNEX_LOCK), more.stream()))
                .distinct()
                .map(SqlName::literal)
                .collect(Collectors.joining(", "));
        return "WITH " + ApplicationPath.TABLE
                + " SELECT current_database()::text AS database, current_user::text AS role, n.nspname::text AS schema,"
                + " c.relname::text AS name, COALESCE(p.place, 0) AS place,"
                + " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,"
                + " CASE WHEN c.relkind = 'p' THEN 'is partitioned, which none of these tools makes'"
                + " WHEN row_security_active(c.oid) THEN 'has row-level security, whose policies are never run'"
                + " WHEN c.relpages > " + MOST_PAGES + " THEN 'is larger than the history of any tool' END AS obstacle,"
                + " (SELECT string_agg(a.attname::text, chr(10)) FROM pg_attribute a"
                + " WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN path p ON p.oid = n.oid"
                + " WHERE c.relkind IN ('r', 'p') AND c.relname IN (" + names + ")"
                + " AND NOT pg_is_other_temp_schema(n.oid)"
                + " ORDER BY p.place NULLS LAST, n.nspname, c.relname LIMIT " + MOST;
    }

    public static Discovery of(List<Row> rows) {
        return new Discovery(
                rows.stream().findFirst().map(row -> row.getString("database")).orElse(""),
                rows.stream().findFirst().map(row -> row.getString("role")).orElse(""),
                rows.stream().map(Discovery::table).toList());
    }

    private static HistoryTable table(Row row) {
        String columns = row.getString("columns");
        return new HistoryTable(
                row.getString("schema"),
                row.getString("name"),
                row.getInteger("place"),
                row.getBoolean("readable"),
                Optional.ofNullable(row.getString("obstacle")),
                columns == null ? Set.of() : Set.copyOf(Arrays.asList(columns.split("\n"))));
    }

    /** One table a tool: the first on the search path, else the first in another schema. */
    public List<Found> tools() {
        Map<MigrationTool, Found> found = new LinkedHashMap<>();
        for (HistoryTable table : tables) {
            ToolTable.of(table)
                    .map(how -> new Found(how, tool(how, table), table))
                    .ifPresent(each -> found.putIfAbsent(each.tool(), each));
        }
        return new ArrayList<>(found.values());
    }

    /** Rails leaves a second table beside the bare one. */
    private MigrationTool tool(ToolTable how, HistoryTable table) {
        boolean rails = how.tool() == MigrationTool.SCHEMA_MIGRATIONS
                && tables.stream()
                        .anyMatch(each ->
                                each.name().equals(RAILS) && each.schema().equals(table.schema()));
        return rails ? MigrationTool.RAILS : how.tool();
    }

    /** Alembic's table under the name and in the schema that its scripts give it. */
    public Optional<Found> alembic(String name, Optional<String> schema) {
        return tables.stream()
                .filter(each -> each.name().equals(name) && each.columns().contains("version_num"))
                .filter(each -> schema.map(each.schema()::equals).orElse(true))
                .findFirst()
                .map(table -> new Found(ToolTable.ALL.get(0), MigrationTool.ALEMBIC, table));
    }

    /** What would let our role read this table. */
    public String grant(HistoryTable table) {
        String grantee = SqlName.quoted(role);
        return "GRANT USAGE ON SCHEMA " + SqlName.quoted(table.schema()) + " TO " + grantee + "; GRANT SELECT ON "
                + table.quoted() + " TO " + grantee;
    }

    public Optional<HistoryTable> lock(Found of) {
        String name = of.tool() == MigrationTool.LIQUIBASE ? LIQUIBASE_LOCK : KNEX_LOCK;
        boolean keeps = of.tool() == MigrationTool.LIQUIBASE || of.tool() == MigrationTool.KNEX;
        return tables.stream()
                .filter(each -> keeps && each.name().equals(name))
                .filter(each -> each.schema().equals(of.table().schema()))
                .findFirst();
    }
}
