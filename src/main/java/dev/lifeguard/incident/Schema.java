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

    private static final String SCHEMA_EXISTS = "SELECT pg_catalog.to_regnamespace('lifeguard') IS NOT NULL";
    private static final String TABLE_EXISTS = "SELECT pg_catalog.to_regclass('lifeguard.schema_history') IS NOT NULL";
    private static final String IS_CURRENT = """
            SELECT EXISTS (
              SELECT FROM lifeguard.schema_history
              WHERE success AND version::text OPERATOR(pg_catalog.=) '%s')""".formatted(SchemaMigrations.latest());

    private Schema() {}

    /** Asks first, since most often nothing is to be done, and then the right to create is not needed. */
    static void prepare(Connection connection, DataSource database) throws SQLException {
        if (isCurrent(connection)) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 8000");
            statement.execute("SELECT pg_catalog.pg_advisory_xact_lock(" + TURN + ")");
            if (!is(statement, SCHEMA_EXISTS)) {
                statement.execute("CREATE SCHEMA lifeguard");
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
            return is(statement, TABLE_EXISTS) && is(statement, IS_CURRENT);
        }
    }

    private static boolean is(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
