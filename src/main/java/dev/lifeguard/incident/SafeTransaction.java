package dev.lifeguard.incident;

import dev.lifeguard.database.SafeSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Begins each transaction of ours: whatever is named in it is found in the catalogue, or named with its schema. */
final class SafeTransaction {
    /** The owner of a database may set another one for it. */
    private static final String ISOLATION = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final String LIMIT = "SET LOCAL statement_timeout = 8000";

    private SafeTransaction() {}

    /** Gives up what was not committed. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
            statement.execute(ISOLATION);
            for (String setting : SafeSettings.STATEMENTS) {
                statement.execute(setting);
            }
            statement.execute(LIMIT);
        }
    }
}
