package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A real server that is looked at round by round, with the role {@code app} of the pod and an {@code other}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ActivityServer {
    private final int major;
    RealPostgres postgres;

    ActivityServer(int major) {
        this.major = major;
    }

    @BeforeAll
    void begin() {
        postgres = RealPostgres.start(major);
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "' CONNECTION LIMIT 50",
                "CREATE ROLE other LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all trust");
    }

    @AfterAll
    void end() {
        postgres.close();
    }

    Connection app() throws SQLException {
        return postgres.connect("app", "shop", Urls.PASSWORD);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static int pid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }
}
