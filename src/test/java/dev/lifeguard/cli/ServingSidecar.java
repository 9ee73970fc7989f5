package dev.lifeguard.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.database.Target;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged sidecar that serves, and what it says over HTTP and in its log. */
record ServingSidecar(Executable.Running running, int port, HttpClient client) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Started on a free port of this machine, and answering. */
    static ServingSidecar start(Executable lifeguard, Map<String, String> environment) throws IOException {
        int port = FreePort.next();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        ServingSidecar sidecar = new ServingSidecar(lifeguard.start(all), port, HttpClient.newHttpClient());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> sidecar.code("/health/live") == 200);
        return sidecar;
    }

    Process process() {
        return running.process();
    }

    /** Headers and body. */
    String ask(String method, String path, String accept) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(request(path).header("Accept", accept).method(method, HttpRequest.BodyPublishers.noBody()));
        return answer.headers() + "\n" + answer.body();
    }

    int code(String path) throws IOException, InterruptedException {
        return send(request(path)).statusCode();
    }

    /** What it says of a target. */
    JsonNode target(String name) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(send(request("/api/v1/diagnosis/" + name)).body());
    }

    /** Status and root cause of a target, for example {@code down auth_failed}, or the status alone. */
    String verdict(String name) throws IOException, InterruptedException {
        JsonNode known = target(name);
        JsonNode root = known.path("findings").path(0);
        String status = known.path("status").asText();
        return root.path("severity").asText("info").equals("info")
                ? status
                : status + " " + root.path("cause").asText();
    }

    void until(String target, String verdict) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> verdict(target).equals(verdict));
    }

    void until(String verdict) {
        until(Target.DEFAULT_NAME, verdict);
    }

    /** The lines of its log that tell of a change of the default target, oldest first. */
    List<String> changes() throws IOException {
        return running.printed()
                .lines()
                .filter(line -> line.contains("Target changed"))
                .map(line -> line.replaceFirst(".*Target changed target=default ", ""))
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
