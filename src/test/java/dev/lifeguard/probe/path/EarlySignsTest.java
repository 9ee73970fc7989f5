package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.SynDroppingProxy;
import dev.lifeguard.watch.ActiveFinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** New connections are opened once an hour here, unless a sign asks for one. */
@Execution(ExecutionMode.CONCURRENT)
class EarlySignsTest {
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
