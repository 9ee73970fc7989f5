package dev.lifeguard.migration;

import dev.lifeguard.database.ApplicationPath;
import dev.lifeguard.database.SqlName;
import dev.lifeguard.migration.alembic.DatabaseRelations;
import dev.lifeguard.migration.alembic.DatabaseRelations.Relation;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one question about tables and columns. */
final class RelationsQuery {
    /** Names that are asked for at most; with more nothing is compared. */
    static final int MOST = 500;

    private static final int MOST_ROWS = 2_000;

    /** PostgreSQL cuts a longer name off; bytes. */
    private static final int LONGEST = 63;

    private RelationsQuery() {}

    /** @param names for which {@link #canAsk} holds */
    static String select(Collection<String> names) {
        String wanted = names.stream().map(SqlName::literal).collect(Collectors.joining(", "));
        return "WITH " + ApplicationPath.TABLE
                + " SELECT n.nspname::text AS schema, c.relname::text AS name,"
                + " COALESCE(p.place, 0) AS place,"
                + " c.relkind IN ('i', 'I') AS index, COALESCE(i.indisvalid, true) AS valid,"
                + " (SELECT string_agg(a.attname::text, chr(10)) FROM pg_attribute a"
                + " WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN path p ON p.oid = n.oid"
                + " WHERE c.relname IN (" + wanted + ") AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'i', 'I', 'S')"
                + " AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' LIMIT " + MOST_ROWS;
    }

    /** Whether all of these can be looked for: some, not too many, and each a name as the server would keep it. */
    static boolean canAsk(Collection<String> names) {
        return !names.isEmpty()
                && names.size() <= MOST
                && names.stream()
                        .allMatch(
                                name -> name.indexOf(0) < 0 && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST);
    }

    /** Empty where there were too many rows to have them all. */
    static Optional<DatabaseRelations> read(List<Row> rows) {
        if (rows.size() >= MOST_ROWS) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseRelations(
                rows.stream().map(RelationsQuery::relation).toList()));
    }

    private static Relation relation(Row row) {
        return new Relation(
                row.getString("schema"),
                row.getString("name"),
                row.getInteger("place"),
                row.getBoolean("index"),
                row.getBoolean("valid"),
                lines(row.getString("columns")));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }
}
