package dev.lifeguard.migration.alembic.upgrade;

import dev.lifeguard.migration.alembic.upgrade.SchemaChange.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that a script runs as it stands. Only the simplest are understood.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX CONCURRENTLY</a>
 */
final class RawSql {
    /** Longer ones are not looked into. */
    private static final int LONGEST = 20_000;

    private static final String NAME = "(?:\"?(?<schema>\\w{1,63})\"?\\.)?\"?(?<table>\\w{1,63})\"?";
    private static final Pattern CREATE_TABLE =
            Pattern.compile("create table (?<tolerant>if not exists )?" + NAME + " ?\\([^;]*;?");
    private static final Pattern ADD_COLUMN = Pattern.compile("alter table (?:only )?" + NAME
            + " add column (?<tolerant>if not exists )?\"?(?<column>\\w{1,63})\"? [^;,]*;?");

    /** What PostgreSQL refuses in a transaction block. */
    private static final Pattern OUTSIDE =
            Pattern.compile("(?:create (?:unique )?index concurrently|drop index concurrently"
                    + "|reindex .{0,200}concurrently|vacuum|create database|drop database|alter system)\\b.*");

    private final String statement;

    RawSql(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        statement = bounded.replaceAll("--[^\n]*", " ").replaceAll("\\s+", " ").strip();
    }

    Optional<SchemaChange> step() {
        Matcher table = CREATE_TABLE.matcher(lower());
        if (table.matches()) {
            return Optional.of(step(Kind.CREATE_TABLE, table, ""));
        }
        Matcher column = ADD_COLUMN.matcher(lower());
        return column.matches() ? Optional.of(step(Kind.ADD_COLUMN, column, column.group("column"))) : Optional.empty();
    }

    private static SchemaChange step(Kind kind, Matcher found, String name) {
        return new SchemaChange(
                kind,
                found.group("table"),
                name,
                List.of(),
                Optional.ofNullable(found.group("schema")),
                found.group("tolerant") != null);
    }

    /** The statement, shortened, where it cannot run in a transaction. */
    Optional<String> outside() {
        return OUTSIDE.matcher(lower()).matches()
                ? Optional.of(statement.length() > 80 ? statement.substring(0, 79) + "…" : statement)
                : Optional.empty();
    }

    /** Whether it ends the transaction it stands in. */
    boolean commits() {
        return lower().matches("(?:commit|end)(?: transaction| work)? ?;?");
    }

    private String lower() {
        return statement.toLowerCase(Locale.ROOT);
    }
}
