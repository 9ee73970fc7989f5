package dev.lifeguard.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged sidecar as it serves, and what it says over HTTP. */
record Sidecar(Executable.Running process, int port, HttpClient client) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Sidecar start(Executable lifeguard, Map<String, String> environment) throws IOException {
        int port = FreePort.next();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Sidecar(lifeguard.start(all), port, HttpClient.newHttpClient());
    }

    /** Headers and body. */
    String ask(String method, String path, String accept) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", accept)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers() + "\n" + answer.body();
    }

    int statusOf(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Status and root cause of a target, for example {@code down auth_failed}, or the status alone. */
    String verdict(String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/diagnosis/" + target))
                .build();
        JsonNode known = new ObjectMapper()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
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
}
