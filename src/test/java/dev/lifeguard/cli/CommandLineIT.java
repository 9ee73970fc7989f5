package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.Interfaces;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar, used as people use it. */
@Order(10)
class CommandLineIT {
    private static final String PASSWORD = "geheim-4711";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Executable lifeguard;

    @BeforeEach
    void prepare() {
        lifeguard = new Executable(folder);
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    @Test
    void versionIsPrinted() throws Exception {
        Executable.Ended ended = lifeguard.run(Map.of(), "--version");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).matches("lifeguard \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void wrongUseExplainsItselfOnStandardError() throws Exception {
        Executable.Ended ended = lifeguard.run(Map.of(), "check", "--ulr", url(1));
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("there is no option --ulr", "Usage: lifeguard check")
                .doesNotContain(PASSWORD);
    }

    @Test
    void wrongConfigurationIsRefusedWithEveryName() throws Exception {
        Map<String, String> wrong = Map.of("LIFEGUARD_PROBE_INTERVAL", "soon", "LIFEGUARD_PROBE_TIMOUT", "1s");
        for (String command : new String[] {"check", "wait", "serve"}) {
            Executable.Ended ended = lifeguard.run(wrong, command);
            assertThat(ended.exitCode()).as(command).isEqualTo(3);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .containsPattern("(?i)probe[._]interval")
                    .contains("LIFEGUARD_PROBE_TIMOUT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void checkNamesTheCause() throws Exception {
        Executable.Ended ended = lifeguard.run(Map.of("DATABASE_URL", url(FreePort.next())), "check");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out())
                .startsWith("✗ default  down  postgresql://app@127.0.0.1:")
                .contains("tcp ✗", "critical  connection_refused", "/runbooks/connection_refused")
                .doesNotContain("\u001b");
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD);
    }

    @Test
    void checkAnswersInJson() throws Exception {
        Executable.Ended ended = lifeguard.run(Map.of("DATABASE_URL", url(FreePort.next())), "check", "-o", "json");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(Interfaces.described().faults("Report", ended.out())).isEmpty();
        JsonNode target =
                new ObjectMapper().readTree(ended.out()).path("targets").path(0);
        assertThat(target.path("status").asText()).isEqualTo("down");
        assertThat(target.path("findings").path(0).path("cause").asText()).isEqualTo("connection_refused");
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD);
    }

    @Test
    void explainNamesTheCauseOfAFileWithoutAnyDatabase() throws Exception {
        Path log = folder.resolve("app.log");
        Files.writeString(log, "ERROR: postgresql://app:hunter2@db/shop: FATAL: sorry, too many clients already");

        Executable.Ended table = lifeguard.run(Map.of("DATABASE_URL", "nonsense"), "explain", log.toString());
        Executable.Ended json = lifeguard.run(Map.of(), "explain", "-o", "json", log.toString());

        assertThat(table.exitCode()).isZero();
        assertThat(table.out())
                .contains("too_many_clients", "://app:***@db/shop")
                .doesNotContain("hunter2");
        assertThat(table.err()).isEmpty();
        assertThat(Interfaces.described().faults("Explanation", json.out())).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(json.out())
                        .at("/findings/0/cause")
                        .asText())
                .isEqualTo("too_many_clients");
    }

    @Test
    void explainSaysWhereItRecognisesNothing() throws Exception {
        Path log = folder.resolve("other.log");
        Files.writeString(log, "Error: connect ECONNREFUSED 127.0.0.1:6379");

        Executable.Ended unknown = lifeguard.run(Map.of(), "explain", log.toString());
        Executable.Ended missing =
                lifeguard.run(Map.of(), "explain", folder.resolve("nothing").toString());

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).startsWith("Nothing in this text is known");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).isEqualTo("lifeguard: the file cannot be read: there is no such file\n");
    }

    @Test
    void urlOfTheCommandLineWins() throws Exception {
        int port = FreePort.next();
        Map<String, String> environment = Map.of("DATABASE_URL", "postgresql://app@nowhere.invalid/shop");
        Executable.Ended ended = lifeguard.run(environment, "check", "--url", url(port));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out())
                .contains("127.0.0.1:" + port, "connection_refused")
                .doesNotContain("nowhere");
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD);
    }

    @Test
    void healthyDatabaseEndsWell() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "postgresql://postgres@localhost:" + postgres.getPort() + "/postgres";
            Executable.Ended checked = lifeguard.run(Map.of("DATABASE_URL", url), "check");
            assertThat(checked.out()).startsWith("✓ default  healthy").contains("query ", "info  excessive_privilege");
            assertThat(checked.exitCode()).isZero();

            Executable.Ended waited = lifeguard.run(Map.of("DATABASE_URL", url), "wait", "--timeout", "20s");
            assertThat(waited.out()).matches(" +\\d+\\.\\ds  default  healthy\n");
            assertThat(waited.exitCode()).isZero();
        }
    }

    @Test
    void waitGivesUpWithTheCauseAndOpensNoPort() throws Exception {
        int http = FreePort.next();
        Map<String, String> environment =
                Map.of("DATABASE_URL", url(FreePort.next()), "QUARKUS_HTTP_PORT", String.valueOf(http));
        Executable.Running waiting = lifeguard.start(environment, "wait", "--timeout", "5s");
        await().atMost(PATIENCE).until(() -> waiting.printed().contains("connection_refused"));
        assertThatThrownBy(() -> connect(http)).isInstanceOf(IOException.class);
        Executable.Ended ended = waiting.end();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).contains("default  down  connection_refused", "default  timed out  connection_refused");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void sidecarEndsInOrderOnSigterm() throws Exception {
        int http = FreePort.next();
        Executable.Running sidecar = serve(http);
        Executable.Ended second = lifeguard.run(Map.of("QUARKUS_HTTP_PORT", String.valueOf(http)), "serve");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("port " + http + " is in use").doesNotContain("\tat ");

        sidecar.process().destroy();
        assertThat(sidecar.process().waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(sidecar.end().exitCode()).isZero();
    }

    private Executable.Running serve(int http) throws IOException {
        Map<String, String> environment =
                Map.of("DATABASE_URL", url(FreePort.next()), "QUARKUS_HTTP_PORT", String.valueOf(http));
        Executable.Running sidecar = lifeguard.start(environment);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> connect(http));
        return sidecar;
    }

    private static boolean connect(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        }
    }

    private static String url(int port) {
        return "postgresql://app:" + PASSWORD + "@127.0.0.1:" + port + "/shop";
    }
}
