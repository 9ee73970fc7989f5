package dev.lifeguard.demo;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Others who use the same server: they take every connection it has, or hold a lock that the application needs. */
final class Crowd {
    private static final String NAME = "reporting";

    private final RealPostgres postgres;
    private final List<Connection> held = new ArrayList<>();

    Crowd(RealPostgres postgres) {
        this.postgres = postgres;
    }

    /** Until the server refuses: first the common slots, then those reserved for superusers. */
    void fill() {
        for (String user : List.of(NAME, "postgres")) {
            while (true) {
                try {
                    held.add(postgres.connect(user, "shop", ""));
                } catch (SQLException full) {
                    break;
                }
            }
        }
    }

    void lockOrders() throws SQLException {
        Connection holder = postgres.connect("postgres", "shop", "");
        held.add(holder);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
        }
    }

    void leave() {
        for (Connection connection : held) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // the server ended before it
            }
        }
        held.clear();
    }
}
