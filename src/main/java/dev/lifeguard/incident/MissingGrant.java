package dev.lifeguard.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a role may not do that storing incidents needs, and the statement that would let it. */
final class MissingGrant {
    private static final String QUESTION = "SELECT quote_ident(current_user), quote_ident(current_database()),"
            + " to_regnamespace('lifeguard') IS NOT NULL,"
            + " has_database_privilege(current_database(), 'CREATE'),"
            + " CASE WHEN to_regnamespace('lifeguard') IS NULL THEN false"
            + " ELSE has_schema_privilege('lifeguard', 'USAGE, CREATE') END";

    private MissingGrant() {}

    /**
     * Asks the server what is missing.
     *
     * @throws SQLException where it does not even answer that
     */
    static StorageFault ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            String role = row.getString(1);
            String database = row.getString(2);
            if (!row.getBoolean(3) && !row.getBoolean(4)) {
                return trouble(
                        "role " + role + " may not create the schema lifeguard in database " + database,
                        "CREATE SCHEMA lifeguard AUTHORIZATION " + role);
            }
            if (!row.getBoolean(5)) {
                return trouble(
                        "role " + role + " may not create tables in the schema lifeguard",
                        "GRANT USAGE, CREATE ON SCHEMA lifeguard TO " + role);
            }
            return trouble(
                    "role " + role + " may not use the tables in the schema lifeguard",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA lifeguard TO " + role);
        }
    }

    private static StorageFault trouble(String because, String grant) {
        return new StorageFault(because, Optional.of(grant), false);
    }
}
