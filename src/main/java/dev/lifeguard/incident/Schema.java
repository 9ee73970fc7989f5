package dev.lifeguard.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** Sees to it that the schema is there and up to date, with as little as it takes. */
final class Schema {
    /** Any number will do, as long as all sidecars have the same: {@code lifeg} in ASCII. */
    private static final long TURN = 0x6c69666567L;

    /** By a scan: a name that was looked up before is remembered within a transaction. */
    private static final String EXISTS =
            "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '" + SchemaMigrations.SCHEMA + "')";

    private static final String TABLE_EXISTS = "SELECT to_regclass('lifeguard.schema_history') IS NOT NULL";

    private static final String IS_CURRENT = "SELECT EXISTS (SELECT FROM lifeguard.schema_history WHERE success AND"
            + " version = '" + SchemaMigrations.latest() + "')";

    /** For Flyway, which begins transactions of its own, and puts its own schema before these. */
    private static final String PATH = "pg_catalog, pg_temp";

    private static final String AT_LOGIN = "-c search_path=" + PATH.replace(" ", "") + " -c row_security=off";

    private Schema() {}

    /** Asks first, since most often nothing is to be done, and then the right to create is not needed. */
    static void prepare(Connection connection, PGSimpleDataSource database) throws SQLException, StorageException {
        SafeTransaction.begin(connection);
        SchemaOwnership.check(connection);
        if (isCurrent(connection)) {
            return;
        }
        await(connection);
        create(connection);
        SchemaOwnership.check(connection);
        connection.commit();
        SafeTransaction.begin(connection);
        await(connection);
        if (!isCurrent(connection)) {
            migrate(database);
        }
    }

    /**
     * One sidecar at a time, until the end of the transaction. Flyway has them take turns as well, but looks for its own
     * history before it does, and then takes tables that another has just made for tables that were there before it.
     */
    private static void await(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!is(statement, EXISTS)) {
                statement.execute("CREATE SCHEMA " + SchemaMigrations.SCHEMA);
            }
        }
    }

    /** A pooler may refuse what is sent at login, or drop it without a word. */
    private static void migrate(PGSimpleDataSource database) throws SQLException, StorageException {
        database.setOptions(AT_LOGIN);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW search_path")) {
            if (!row.next() || !withoutSpaces(PATH).equals(withoutSpaces(row.getString(1)))) {
                throw new StorageException(throughPooler());
            }
        } catch (SQLException refused) {
            if ("08P01".equals(refused.getSQLState())) {
                throw new StorageException(throughPooler());
            }
            throw refused;
        }
        SchemaMigrations.run(database);
    }

    private static String withoutSpaces(String path) {
        return path.replace(" ", "");
    }

    private static StorageFault throughPooler() {
        return StorageFault.lasting(
                "the pooler in between does not pass search_path on to the server, without which the"
                        + " schema lifeguard is not created; let it be created over a direct connection once");
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
