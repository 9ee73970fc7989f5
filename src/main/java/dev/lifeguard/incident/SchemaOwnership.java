package dev.lifeguard.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Whether nobody but our own role, and superusers, who may do anything as it is, have made the schema and what is in it.
 * Whoever owns a table there may put a trigger on it, which would run with our rights; what we own nobody else can change.
 */
final class SchemaOwnership {
    /** One row a thing that is not ours: what is wrong, and what would mend it. */
    private static final String STRANGERS = "WITH me AS (SELECT quote_ident(current_user) AS role), trusted AS (SELECT"
            + " oid FROM pg_roles WHERE rolsuper OR rolname = current_user), s AS (SELECT * FROM pg_namespace WHERE"
            + " nspname = 'lifeguard'), c AS (SELECT k.*, 'lifeguard.' || quote_ident(relname) AS shown FROM pg_class k"
            + " JOIN s ON k.relnamespace = s.oid WHERE relkind NOT IN ('i', 'I', 't')) SELECT 1, 'the schema lifeguard"
            + " belongs to role ' || quote_ident(pg_get_userbyid(nspowner)), 'ALTER SCHEMA lifeguard OWNER TO ' || role"
            + " FROM s, me WHERE nspowner NOT IN (SELECT oid FROM trusted) UNION ALL SELECT 2, 'others may create objects"
            + " in the schema lifeguard', 'REVOKE CREATE ON SCHEMA lifeguard FROM ' || CASE a.grantee WHEN 0 THEN 'PUBLIC'"
            + " ELSE quote_ident(pg_get_userbyid(a.grantee)) END FROM s, aclexplode(s.nspacl) a WHERE a.privilege_type ="
            + " 'CREATE' AND a.grantee NOT IN (SELECT oid FROM trusted) UNION ALL SELECT 3, shown || ' belongs to role '"
            + " || quote_ident(pg_get_userbyid(relowner)), 'ALTER TABLE ' || shown || ' OWNER TO ' || role FROM c, me"
            + " WHERE relowner NOT IN (SELECT oid FROM trusted) UNION ALL SELECT 4, 'the schema lifeguard holds a"
            + " function, a type or an operator of role ' || quote_ident(pg_get_userbyid(o.owner)), NULL FROM s, LATERAL"
            + " (SELECT proowner AS owner FROM pg_proc WHERE pronamespace = s.oid UNION SELECT typowner FROM pg_type WHERE"
            + " typnamespace = s.oid UNION SELECT oprowner FROM pg_operator WHERE oprnamespace = s.oid) o WHERE o.owner"
            + " NOT IN (SELECT oid FROM trusted) UNION ALL SELECT 5, shown || ' has a trigger', 'DROP TRIGGER ' ||"
            + " quote_ident(t.tgname) || ' ON ' || shown FROM c JOIN pg_trigger t ON t.tgrelid = c.oid UNION ALL SELECT 6,"
            + " shown || ' is no plain table', NULL FROM c WHERE relkind <> 'r' OR relhasrules OR relrowsecurity OR"
            + " relispartition OR EXISTS (SELECT FROM pg_inherits WHERE c.oid IN (inhrelid, inhparent)) ORDER BY 1 LIMIT"
            + " 1";

    /** Against a trigger that a role puts there which was granted that: it would have to wait for us. */
    private static final String LOCK = "LOCK TABLE lifeguard.incident IN ROW EXCLUSIVE MODE";

    private SchemaOwnership() {}

    /**
     * Call in a transaction that {@link SafeTransaction} began, before anything of the schema is named.
     *
     * @throws StorageException where anything there belongs to another role
     */
    static void check(Connection connection) throws SQLException, StorageException {
        Optional<StorageFault> fault = fault(connection);
        if (fault.isPresent()) {
            throw new StorageException(fault.get());
        }
    }

    /** The same for as long as the transaction lasts. */
    static void hold(Connection connection) throws SQLException, StorageException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
        check(connection);
    }

    private static Optional<StorageFault> fault(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STRANGERS)) {
            return rows.next()
                    ? Optional.of(new StorageFault(
                            rows.getString(2) + ", so its code could run with our rights: nothing is stored there",
                            Optional.ofNullable(rows.getString(3)),
                            false))
                    : Optional.empty();
        }
    }
}
