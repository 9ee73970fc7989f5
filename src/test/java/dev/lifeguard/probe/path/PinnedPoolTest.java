package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.HalfOpenProxy;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.ReusingSockets;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two servers behind one address, as behind a Service whose address stays: the primary fails over to the other. */
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
class PinnedPoolTest {
    /** From one new connection to the next while all is well, and a look at who is connected. */
    private static final Duration NEXT_CONNECTION = Duration.ofSeconds(75);

    @Test
    void aPoolThatStaysOnTheFormerPrimaryIsNamedAndOneThatIsRenewedIsWell() throws IOException, SQLException {
        try (RealPostgres former = prepared();
                RealPostgres primary = prepared();
                HalfOpenProxy service = HalfOpenProxy.to(former.port())) {
            demote(former);
            try (Connection pooled = connect(service.port());
                    LiveSidecar sidecar = LiveSidecar.at(url(service.port()))) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(sidecar.report().of(Cause.READ_ONLY))
                                .as("both lead to the standby so far")
                                .isPresent());
                assertThat(sidecar.report().of(Cause.PINNED_TO_STANDBY)).isEmpty();

                service.leadTo(primary.port());

                await().atMost(NEXT_CONNECTION.multipliedBy(2))
                        .untilAsserted(() -> assertThat(sidecar.report().of(Cause.PINNED_TO_STANDBY))
                                .isPresent());
                assertThat(pooled.isValid(1)).as("nothing was wrong with it").isTrue();
            }
            try (Connection renewed = connect(service.port());
                    LiveSidecar sidecar = LiveSidecar.at(url(service.port()))) {
                sidecar.untilHealthy();
                assertThat(renewed.isValid(1)).isTrue();
            }
        }
    }

    private static RealPostgres prepared() throws IOException {
        RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all app 127.0.0.1/32 scram-sha-256");
        return postgres;
    }

    private static void demote(RealPostgres postgres) throws IOException {
        postgres.stopAtOnce();
        Files.createFile(postgres.data().resolve("standby.signal"));
        postgres.start();
    }

    private static String url(int port) {
        return "postgresql://app:" + Urls.PASSWORD + "@127.0.0.1:" + port + "/shop?sslmode=disable";
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/shop?sslmode=disable&socketFactory="
                        + ReusingSockets.class.getName(),
                "app",
                Urls.PASSWORD);
    }
}
