package dev.lifeguard.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a role may not do that storing incidents needs, and the statement that would let it. */
final class MissingGrant {
    private static final String QUESTION = """
            SELECT pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(current_database()),
              our.oid IS NOT NULL AS there,
              pg_catalog.has_database_privilege(current_database(), 'CREATE') AS may_create_schema,
              our.oid IS NOT NULL AND pg_catalog.has_schema_privilege(our.oid, 'USAGE, CREATE') AS may_create_table,
              pg_catalog.quote_ident(owner.rolname) AS owner
            FROM (SELECT pg_catalog.to_regnamespace('lifeguard')) AS named(oid)
              LEFT JOIN pg_catalog.pg_namespace our ON our.oid OPERATOR(pg_catalog.=) named.oid
              LEFT JOIN pg_catalog.pg_roles owner ON owner.oid OPERATOR(pg_catalog.=) our.nspowner""";

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
                    "GRANT " + row.getString(6) + " TO " + role);
        }
    }

    private static StorageFault trouble(String because, String grant) {
        return new StorageFault(because, Optional.of(grant), false);
    }
}
