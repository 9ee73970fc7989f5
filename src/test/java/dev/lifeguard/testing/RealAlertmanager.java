package dev.lifeguard.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Alertmanager itself and its {@code amtool}, where the machine has them. */
public final class RealAlertmanager implements AutoCloseable {
    private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder;
    private final int port;
    private Process process;

    private RealAlertmanager(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one that sends what it hears to a webhook; skips the test where there is none.
     *
     * @param folder for its configuration and data
     * @param webhook where it reports to, at once
     */
    public static RealAlertmanager start(Path folder, String webhook) throws IOException {
        Assumptions.assumeTrue(
                NAMES.stream().anyMatch(RealAlertmanager::isInstalled) && isInstalled("amtool"),
                "Skipped: prometheus-alertmanager with amtool is not installed");
        RealAlertmanager alertmanager = new RealAlertmanager(folder, FreePort.next());
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: lifeguard, group_wait: 0s, group_interval: 1s, group_by: [alertname, target]}
                receivers: [{name: lifeguard, webhook_configs: [{url: '%s'}]}]
                """.formatted(webhook));
        alertmanager.start();
        return alertmanager;
    }

    /** Starts it, again after {@link #kill()}, with nothing left of what it knew. */
    public void start() throws IOException {
        String program =
                NAMES.stream().filter(RealAlertmanager::isInstalled).findFirst().orElseThrow();
        process = new ProcessBuilder(
                        program,
                        "--config.file=" + folder.resolve("alertmanager.yml"),
                        "--storage.path=" + Files.createTempDirectory(folder, "data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> get("/-/ready").equals("OK"));
    }

    public void kill() {
        process.destroyForcibly();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Alerts that fire, with this label; none while it is away. */
    public List<JsonObject> alerts(String label, String value) {
        try {
            return new JsonArray(get("/api/v2/alerts?active=true"))
                    .stream()
                            .map(JsonObject.class::cast)
                            .filter(each ->
                                    value.equals(each.getJsonObject("labels").getString(label)))
                            .toList();
        } catch (IOException away) {
            return List.of();
        }
    }

    /** What {@code amtool} prints for an Alertmanager, or for who answers like one. */
    public static String amtool(String url, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("amtool", "--alertmanager.url=" + url));
        command.addAll(List.of(arguments));
        Process tool = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    @Override
    public void close() {
        kill();
    }
}
