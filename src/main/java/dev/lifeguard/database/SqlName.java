package dev.lifeguard.database;

/** Names of tables, schemas and roles as SQL writes them. */
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
}
