package dev.lifeguard.incident;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.jdbc.JdbcBudget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Why the database did not take incidents: by SQLSTATE, since servers speak many languages, and their text may hold data. */
final class StoreFailure {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private StoreFailure() {}

    /** A server that did what none does. */
    static Optional<StorageFault> of(JdbcBudget budget) {
        return budget.exceeded().map(what -> StorageFault.lasting("the database server " + what));
    }

    /** A fault on an open connection, on which more can be asked. */
    static StorageFault of(Exception failed, Connection connection) {
        String state = sqlstate(failed).orElse("");
        if (!state.equals(INSUFFICIENT_PRIVILEGE)) {
            return passes(state)
                    ? StorageFault.passing("the database answered with SQLSTATE " + state)
                    : StorageFault.lasting(
                            state.isEmpty()
                                    ? "storing failed: " + FailureReason.of(failed)
                                    : "the database answered with SQLSTATE " + state);
        }
        try {
            SafeTransaction.begin(connection);
            return MissingGrant.ask(connection);
        } catch (SQLException lost) {
            return StorageFault.passing("the connection was lost");
        }
    }

    /** Whatever keeps the sidecar from logging in is the path's to tell. */
    static StorageFault unreachable(SQLException failed) {
        return StorageFault.passing("the database cannot be reached, SQLSTATE "
                + Optional.ofNullable(failed.getSQLState()).orElse("unknown"));
    }

    /** Connection lost, a lock, another writer was quicker, no resources, shutting down, read-only: another time it may work. */
    private static boolean passes(String state) {
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("55")
                || state.startsWith("57")
                || state.equals("23505")
                || state.equals("25006")
                || state.equals("42P06")
                || state.equals("42P07");
    }

    private static Optional<String> sqlstate(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SQLException refused && refused.getSQLState() != null) {
                return Optional.of(refused.getSQLState());
            }
        }
        return Optional.empty();
    }
}
