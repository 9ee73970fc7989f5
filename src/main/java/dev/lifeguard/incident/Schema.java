package dev.lifeguard.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Sees to it that the schema is there and up to date, with as little as it takes. */
final class Schema {
    /** Any number will do, as long as all sidecars have the same: {@code lifeg} in ASCII. */
    private static final long TURN = 0x6c69666567L;

    private static final String EXISTS = "SELECT to_regnamespace('" + SchemaMigrations.SCHEMA + "') IS NOT NULL";
    private static final String TABLE = SchemaMigrations.SCHEMA + "." + SchemaMigrations.HISTORY;

    private Schema() {}

    /** Asks first, since most often nothing is to be done, and then the right to create is not needed. */
    static void prepare(Connection connection, DataSource database) throws SQLException {
        if (isCurrent(connection)) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 8000");
            statement.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
            if (!is(statement, EXISTS)) {
                statement.execute("CREATE SCHEMA " + SchemaMigrations.SCHEMA);
            }
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
        SchemaMigrations.run(database);
    }

    private static boolean isCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return is(statement, "SELECT to_regclass('" + TABLE + "') IS NOT NULL")
                    && is(
                            statement,
                            "SELECT EXISTS (SELECT FROM " + TABLE + " WHERE success AND version = '"
                                    + SchemaMigrations.latest() + "')");
        }
    }

    private static boolean is(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
