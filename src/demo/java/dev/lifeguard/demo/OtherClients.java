package dev.lifeguard.demo;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Others who use the same server: they take every connection it has, or hold a lock that the application needs. They come
 * to another address of it where this machine has one, so that nobody takes their sockets for the application's.
 */
final class OtherClients {
    static final String ADDRESS = "127.0.0.2";
    private static final String NAME = "reporting";

    private static final String SLOTS_TAKEN = "53300";

    private final RealPostgres postgres;
    private final List<Connection> held = new ArrayList<>();

    OtherClients(RealPostgres postgres) {
        this.postgres = postgres;
    }

    /** Until the server refuses: first the common slots, then those reserved for superusers. */
    void fill() {
        for (String user : List.of(NAME, "postgres")) {
            while (true) {
                try {
                    held.add(connect(user));
                } catch (SQLException full) {
                    break;
                }
            }
        }
    }

    void lockOrders() throws SQLException {
        Connection holder = connect("postgres");
        held.add(holder);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
        }
    }

    private Connection connect(String user) throws SQLException {
        try {
            return connect(ADDRESS, user);
        } catch (SQLException refused) {
            if (SLOTS_TAKEN.equals(refused.getSQLState())) {
                throw refused;
            }
            return connect("127.0.0.1", user);
        }
    }

    private Connection connect(String host, String user) throws SQLException {
        String url =
                "jdbc:postgresql://" + host + ":" + postgres.port() + "/shop?sslmode=disable&ApplicationName=" + NAME;
        return DriverManager.getConnection(url, user, postgres.password());
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
