package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.observation.StaleSocket.Why;
import dev.lifeguard.testing.HalfOpenProxy;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.ReusingSockets;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections of a real pool die, and nobody tells it. */
@Timeout(120)
class StaleSocketTest {
    private static RealPostgres postgres;

    @BeforeAll
    static void begin() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all app 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void aHalfOpenConnectionIsFoundWithinTwoLooks() throws SQLException, IOException {
        try (HalfOpenProxy proxy = HalfOpenProxy.to(postgres.port());
                Pool pool = Pool.at(Urls.app(proxy.port()));
                Connection dead = connect(proxy.port());
                Connection alive = connect(proxy.port())) {
            pool.reach();
            assertThat(pool.look().pool().own()).hasSize(2);
            int port = port(dead);
            proxy.breakOff(port);
            sessionsAre(1);

            assertThat(pool.lookLater().pool().stale()).isEmpty();
            assertThat(pool.look().pool().stale()).as("in a burst").isEmpty();
            assertThat(pool.interval()).isLessThan(Duration.ofSeconds(15));
            assertThat(pool.lookLater().pool().stale())
                    .containsExactly(new StaleSocket(port, "127.0.0.1:" + proxy.port(), Why.NO_BACKEND));
            assertThat(pool.look().pool().own()).hasSize(1);
            assertThat(port(alive)).isPositive();
        }
    }

    @Test
    void oneThatTheServerHasClosedIsFoundWithinTwoLooks() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection dead = connect(postgres.port())) {
            int port = port(dead);
            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_port = " + port);
            sessionsAre(0);
            pool.look();

            assertThat(pool.lookLater().pool().stale())
                    .containsExactly(new StaleSocket(port, "127.0.0.1:" + postgres.port(), Why.CLOSED_BY_SERVER));
        }
    }

    @Test
    void oneThatIsClosedByTheApplicationIsNotStale() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()))) {
            try (Connection closed = connect(postgres.port())) {
                assertThat(pool.look().pool().own()).hasSize(1);
                assertThat(port(closed)).isPositive();
            }
            pool.lookLater();

            assertThat(pool.lookLater().pool().stale()).isEmpty();
        }
    }

    private static void sessionsAre(int count) {
        Awaitility.await()
                .until(
                        () -> postgres.query("SELECT count(*) FROM pg_stat_activity WHERE datname = 'shop'"
                                + " AND application_name <> 'lifeguard'"),
                        String.valueOf(count)::equals);
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/shop?sslmode=disable&socketFactory="
                        + ReusingSockets.class.getName(),
                "app",
                Urls.PASSWORD);
    }

    private static int port(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT inet_client_port()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
