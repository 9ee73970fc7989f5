package dev.lifeguard.migration.alembic;

import dev.lifeguard.database.ApplicationPath;
import dev.lifeguard.migration.alembic.DatabaseRelations.Relation;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one question about tables and columns. */
final class RelationsQuery {
    /** Names that are asked for at most; with more nothing is compared. */
    static final int MOST = 500;

    private static final int MOST_ROWS = 2_000;

    /** The names come from files: one that would need quoting is never sent. */
    private static final Pattern PLAIN = Pattern.compile("[\\w$ .-]{1,63}");

    private RelationsQuery() {}

    static String select(Collection<String> names) {
        String wanted = names.stream()
                .filter(name -> PLAIN.matcher(name).matches())
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", ", "''" + (names.isEmpty() ? "" : ", "), ""));
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
