package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.AbsentNames;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.PodNetwork;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged sidecar in a network of its own, as in a pod, and its database in another. */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
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
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", postgres.url().replace("127.0.0.1", "db"));
        sidecar = executable.start(environment);
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

    @Test
    void newConnectionsThatAreDroppedAreNamedWhileTheApplicationTriesAndOpenOnesWork() throws IOException {
        network.rule("-A", "OUTPUT", "-p", "tcp", "--syn", "--dport", String.valueOf(postgres.port()), "-j", "DROP");
        List<String> connecting = new ArrayList<>(network.inside());
        connecting.addAll(List.of("bash", "-c", "exec 3<> /dev/tcp/db/" + postgres.port()));
        Process application = new ProcessBuilder(connecting)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            within(60, "status=down cause=connect_timeout was=healthy");
        } finally {
            application.destroyForcibly();
        }
    }

    @Test
    void aNameThatIsGoneIsNamedWhileASessionIsHeld() throws IOException {
        try (AbsentNames answering = AbsentNames.at(network.server())) {
            network.resolve("");

            within(60, "status=down cause=dns_failure was=healthy");
        }
    }

    @Test
    void aNameServerThatIsRestartedIsNoFinding() throws IOException {
        String names = network.server() + " db";
        network.resolve("");
        nothingIsNamedFor(10);

        network.resolve(names);
        nothingIsNamedFor(20);
    }

    @Test
    void aDeadAddressOfThreeIsNamed() throws IOException, InterruptedException {
        sidecar.process().destroyForcibly().waitFor();
        start(Map.of("LIFEGUARD_NEW_CONNECTION_INTERVAL", "5s", "LIFEGUARD_ACTIVITY_INTERVAL", "1s"));
        network.resolve(network.server() + " db\n" + network.otherServer() + " db\n" + network.nobody(77) + " db");

        within(60, "status=degraded cause=address_unreachable was=healthy");
    }

    @Test
    void largePacketsThatAreLostAreToldFromAServerThatIsSilent() throws IOException, InterruptedException {
        String[] names = IntStream.range(0, 60)
                .mapToObj(each -> "replica-" + each + ".database.example.com")
                .toArray(String[]::new);
        Certificates.Issued large = Certificates.authority(folder, "authority").issue("db", -1, 9, names);
        Map<String, String> settings = Map.of(
                "listen_addresses",
                "*",
                "ssl",
                "on",
                "ssl_cert_file",
                large.certificate().toString(),
                "ssl_key_file",
                large.key().toString());
        try (RealPostgres encrypted = RealPostgres.start(RealPostgres.NEWEST, settings)) {
            encrypted.access("host all all 10.231.0.0/16 trust");
            network.narrow(1_000);
            String url = encrypted.url().replace("127.0.0.1", "db") + "?sslmode=require";
            for (String each : List.of(url, url + "&sslnegotiation=direct")) {
                Executable.Ended check = executable.run(Map.of("DATABASE_URL", each), "check");

                assertThat(check.out()).contains("mtu_black_hole").doesNotContain("server_unresponsive");
            }
        }
    }

    private void within(int seconds, String change) {
        Instant began = Instant.now();
        await().atMost(Duration.ofSeconds(seconds))
                .untilAsserted(() -> assertThat(sidecar.printed()).contains("Target changed target=default " + change));
        System.out.println(
                "named after " + Duration.between(began, Instant.now()).toMillis() + " ms: " + change);
    }

    private void nothingIsNamedFor(int seconds) {
        await().during(Duration.ofSeconds(seconds))
                .atMost(Duration.ofSeconds(seconds + 5))
                .untilAsserted(() -> assertThat(sidecar.printed().split("Target changed"))
                        .as("lines that tell a change, the first one with what came before")
                        .hasSize(2));
    }

    private void endSessions() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
    }

    private void says(String change) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sidecar.printed()).contains("Target changed target=default " + change));
    }
}
