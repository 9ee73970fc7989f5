package dev.lifeguard.database;

/** Names of tables, schemas and roles as SQL writes them, and as text in it. */
public final class SqlName {
    private SqlName() {}

    /**
     * The name in double quotes, whatever is in it.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
     */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * The name as a value. An escape string means the same whatever {@code standard_conforming_strings} says, which the
     * database's owner may set.
     */
    public static String literal(String name) {
        return "E'" + name.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
