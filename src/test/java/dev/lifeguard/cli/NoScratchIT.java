package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no place to write, as with a read-only root and nothing mounted: no folder for temporary files. */
@Order(13)
class NoScratchIT {
    @TempDir
    private Path folder;

    private Executable lifeguard;
    private String database = "";

    @BeforeEach
    void prepare() {
        // Below a device there is never a folder, whoever runs this.
        lifeguard = new Executable(folder, List.of(), List.of("-Djava.io.tmpdir=/dev/null/tmp"));
        database = "postgresql://app@127.0.0.1:" + FreePort.next() + "/shop";
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    @Test
    void commandsDoTheirWork() throws Exception {
        Executable.Ended checked = lifeguard.run(Map.of("DATABASE_URL", database), "check");
        Executable.Ended waited = lifeguard.run(Map.of("DATABASE_URL", database), "wait", "--timeout", "10s");

        assertThat(checked.out()).contains("connection_refused");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(waited.out()).contains("timed out  connection_refused");
        assertThat(waited.exitCode()).isEqualTo(2);
        Path log = Files.writeString(folder.resolve("app.log"), "FATAL: sorry, too many clients already");
        Executable.Ended explained = lifeguard.run(Map.of(), "explain", log.toString());

        assertThat(explained.out()).contains("too_many_clients");
        assertThat(explained.exitCode()).isZero();
        assertThat(checked.err() + waited.err() + explained.err()).doesNotContain("Exception");
    }

    @Test
    void theSidecarServesAndSaysWhetherItIsReady() throws Exception {
        String port = String.valueOf(FreePort.next());
        Map<String, String> environment = Map.of("DATABASE_URL", database, "QUARKUS_HTTP_PORT", port);
        Executable.Running sidecar = lifeguard.start(environment);
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> get(port, "/health/started").statusCode() == 200);

        Executable.Ended ready = lifeguard.run(environment, "ready");

        assertThat(ready.exitCode()).isEqualTo(1);
        assertThat(ready.out()).startsWith("not ready: default is down, connection_refused: ");
        assertThat(ready.err()).isEmpty();
        assertThat(get(port, "/").body()).contains("<html");
        sidecar.process().destroy();
        assertThat(sidecar.end().exitCode()).isZero();
        assertThat(sidecar.printed()).doesNotContain("Exception");
    }

    private static HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
