package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.PodNetwork;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar in a network of its own, as in a pod, and its database in another. */
class PodIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private PodNetwork network;
    private RealPostgres postgres;
    private Executable executable;
    private Executable.Running sidecar;

    @BeforeEach
    void start() throws IOException {
        network = PodNetwork.create();
        postgres = RealPostgres.start(RealPostgres.NEWEST, Map.of("listen_addresses", "*"));
        postgres.access("host all all 10.231.0.0/16 trust");
        network.resolve(network.server() + " db");
        executable = new Executable(folder, network.inside());
        sidecar = executable.start(Map.of("DATABASE_URL", postgres.url().replace("127.0.0.1", "db")));
        says("status=healthy cause=none was=unknown");
    }

    @AfterEach
    void end() throws IOException {
        if (executable != null) {
            executable.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void packetsThatAreFilteredAreAConnectTimeout() {
        network.filter();
        says("status=down cause=connect_timeout was=");

        network.stopFiltering();
        says("status=healthy cause=none was=down was_cause=connect_timeout");
    }

    @Test
    void aNameThatIsGoneIsADnsFailureAndANewAddressIsUsedAtOnce() throws IOException {
        network.resolve("");
        endSessions();
        says("status=down cause=dns_failure was=healthy");

        network.resolve(network.otherServer() + " db");
        says("status=healthy cause=none was=down was_cause=dns_failure");
    }

    private void endSessions() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
    }

    private void says(String change) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sidecar.printed()).contains("Target changed target=default " + change));
    }
}
