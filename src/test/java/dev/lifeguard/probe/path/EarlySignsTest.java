package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.SynDroppingProxy;
import dev.lifeguard.watch.ActiveFinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** New connections are opened once an hour here, unless a sign asks for one. */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class EarlySignsTest {
    private static final int POOL = 5;

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void newConnectionsThatAreDroppedAreNamedWhileTheApplicationTries() throws IOException {
        try (SynDroppingProxy proxy = SynDroppingProxy.to(postgres.port());
                LiveSidecar sidecar = LiveSidecar.at(url(proxy.port()));
                Socket application = new Socket()) {
            sidecar.untilHealthy();
            proxy.shut();
            trying(application, proxy.port());

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(sidecar.report().of(Cause.CONNECT_TIMEOUT))
                            .hasValueSatisfying(EarlySignsTest::onlyNewFail));
        }
    }

    @Test
    void nothingIsOpenedWhileAPoolIsMerelyWarm() throws IOException {
        try (SynDroppingProxy proxy = SynDroppingProxy.to(postgres.port());
                LiveSidecar sidecar = LiveSidecar.at(url(proxy.port()));
                Socket one = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket other = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            sidecar.untilHealthy();
            AtomicInteger before = new AtomicInteger();

            // the first few are opened soon, until it is settled to which kind of server they lead
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> before.getAndSet(proxy.accepted()) == proxy.accepted() && sidecar.isWell());
            assertThat(one.isConnected() && other.isConnected()).isTrue();
        }
    }

    @Test
    void aPoolThatGrowsIsLookedAtAtOnce() throws SQLException {
        List<Connection> pool = new ArrayList<>();
        try (LiveSidecar sidecar = LiveSidecar.seldomLooking(url(postgres.port()))) {
            sidecar.untilHealthy();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sessionsOf(sidecar).isPresent());

            await().pollInterval(Duration.ofSeconds(6))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> grown(pool) && sessionsOf(sidecar).orElse(0) >= POOL);
        } finally {
            for (Connection connection : pool) {
                connection.close();
            }
        }
    }

    /** By as many as are more than come and go; again and again, since the first that is seen says nothing. */
    private static boolean grown(List<Connection> pool) throws SQLException {
        for (int i = 0; i < POOL; i++) {
            pool.add(postgres.connect("postgres", "postgres", ""));
        }
        return true;
    }

    private static Optional<Integer> sessionsOf(LiveSidecar sidecar) {
        return sidecar.report()
                .facts()
                .of(ActivityObservation.class)
                .map(activity -> activity.pool().own().size());
    }

    private static String url(int port) {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
    }

    private static void trying(Socket application, int port) {
        Thread thread = new Thread(
                () -> {
                    try {
                        application.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 60_000);
                    } catch (IOException ended) {
                        // with the test
                    }
                },
                "application");
        thread.setDaemon(true);
        thread.start();
    }

    private static void onlyNewFail(ActiveFinding active) {
        assertThat(active.finding().evidence().values())
                .containsEntry("new_connections", "fail")
                .containsEntry("open_connections", "work");
    }
}
