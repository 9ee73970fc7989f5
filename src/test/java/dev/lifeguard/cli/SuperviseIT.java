package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar below a process that outlives it. */
@Order(12)
class SuperviseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final String port = String.valueOf(FreePort.next());
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
    void killedTwiceItAnswersAgainAndEndsInOrder() throws Exception {
        Executable.Running supervised = start("lifeguard.probe.interval", "2s");
        for (int kill = 1; kill <= 2; kill++) {
            ProcessHandle sidecar = serving(supervised);
            sidecar.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !sidecar.isAlive());
        }
        ProcessHandle third = serving(supervised);

        supervised.process().destroy();

        assertThat(supervised.end().exitCode()).isZero();
        assertThat(third.isAlive()).isFalse();
        assertThat(Files.readString(supervised.err()))
                .contains("lifeguard: the sidecar ended with 137 and is started anew")
                .doesNotContain("Exception");
    }

    @Test
    void aWrongSettingEndsBothAsItWouldOne() throws Exception {
        Executable.Ended ended = start("lifeguard.probe.interval", "often").end();

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("often").doesNotContain("started anew");
    }

    private Executable.Running start(String setting, String value) throws Exception {
        return lifeguard.start(
                Map.of(
                        "DATABASE_URL",
                        "postgresql://app@127.0.0.1:" + FreePort.next() + "/shop",
                        "QUARKUS_HTTP_PORT",
                        port,
                        setting.toUpperCase(Locale.ROOT).replace('.', '_'),
                        value),
                "supervise");
    }

    /** The one process below, once it answers and has been seen to. */
    private ProcessHandle serving(Executable.Running supervised) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/live"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        // Asked every three seconds: one that was never seen to answer is not started anew.
        Instant seen = Instant.now().plusSeconds(5);
        await().atMost(PATIENCE).until(() -> seen.isBefore(Instant.now()));
        return supervised.process().children().findFirst().orElseThrow();
    }
}
