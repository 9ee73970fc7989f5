package dev.lifeguard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

/** What the sidecar says over HTTP, asked every few milliseconds until it is what is waited for. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TARGET = "/api/v1/diagnosis/default";
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    Api(String host, int port) {
        address = "http://" + host + ":" + port;
    }

    void untilReady() throws IOException, InterruptedException {
        until("/health/ready", answer -> answer.path("status").asText().equals("UP"));
    }

    void untilHealthy() throws IOException, InterruptedException {
        untilTarget(target -> target.path("status").asText().equals("healthy"));
    }

    /** Whatever it is: a crash shows as a refused connection, or as a reset one. */
    void untilCritical() throws IOException, InterruptedException {
        untilTarget(target -> root(target).path("severity").asText().equals("critical"));
    }

    void untilCause(String cause) throws IOException, InterruptedException {
        untilTarget(target -> root(target).path("cause").asText().equals(cause));
    }

    /** All that is said of the one target. */
    JsonNode target() {
        return ask(TARGET);
    }

    private static JsonNode root(JsonNode target) {
        return target.path("findings").path(0);
    }

    private void untilTarget(Predicate<JsonNode> reached) throws IOException, InterruptedException {
        until(TARGET, reached);
    }

    private void until(String path, Predicate<JsonNode> reached) throws IOException, InterruptedException {
        BenchStopwatch waiting = new BenchStopwatch();
        while (!reached.test(ask(path))) {
            if (waiting.elapsed().compareTo(PATIENCE) > 0) {
                throw new IOException("not reached within " + PATIENCE + ": " + ask(path));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The answer, whatever its status code; nothing at all where nobody listens yet. */
    private JsonNode ask(String path) {
        try {
            HttpURLConnection asking =
                    (HttpURLConnection) URI.create(address + path).toURL().openConnection();
            asking.setReadTimeout(TIMEOUT_MILLIS);
            boolean refused = asking.getResponseCode() >= 400;
            try (InputStream answer = refused ? asking.getErrorStream() : asking.getInputStream()) {
                return json.readTree(answer);
            }
        } catch (IOException notYet) {
            return json.missingNode();
        }
    }
}
