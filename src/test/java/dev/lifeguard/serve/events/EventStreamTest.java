package dev.lifeguard.serve.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.testing.Interfaces;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class EventStreamTest {
    @Inject
    FindingEvents changes;

    @Inject
    EventLog log;

    private final Interfaces described = Interfaces.described();

    @TestHTTPResource("/")
    URL server;

    /** A client that reads as the bytes come. */
    private final class Client implements AutoCloseable {
        private final Socket socket;
        private final StringBuilder heard = new StringBuilder();

        Client(String... headers) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(50);
            String request = "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers)
                    + (headers.length > 0 ? "\r\n\r\n" : "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        }

        String heard() {
            try {
                byte[] buffer = new byte[65_536];
                for (int n = socket.getInputStream().read(buffer);
                        n > 0;
                        n = socket.getInputStream().read(buffer)) {
                    heard.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (SocketTimeoutException quiet) {
                // all there is for now
            } catch (IOException gone) {
                heard.append("GONE");
            }
            return heard.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aChangeOfAFindingIsTold() throws Exception {
        try (Client client = new Client()) {
            await().until(() -> client.heard().contains(": lifeguard"));
            assertThat(client.heard()).startsWith("HTTP/1.1 200").contains("text/event-stream", "retry: 2000");

            change(PublishedReports.healthy("default"), PublishedReports.down("default", Cause.DNS_FAILURE, true));
            change(PublishedReports.down("default", Cause.DNS_FAILURE, true), PublishedReports.healthy("default"));

            await().until(() -> client.heard().contains("\"gone\""));
            assertThat(client.heard().lines().filter(line -> line.startsWith("event: ")))
                    .containsExactly("event: status", "event: finding", "event: status", "event: finding");
            assertThat(data(client.heard(), "finding"))
                    .hasSize(2)
                    .allMatch(json -> described.faults("FindingEvent", json).isEmpty());
            assertThat(data(client.heard(), "status"))
                    .hasSize(2)
                    .allMatch(json -> described.faults("StatusEvent", json).isEmpty());
            JsonNode appeared = new ObjectMapper()
                    .readTree(client.heard()
                            .lines()
                            .filter(line -> line.contains("\"appeared\""))
                            .findFirst()
                            .orElseThrow()
                            .substring("data: ".length()));
            assertThat(appeared.fieldNames())
                    .toIterable()
                    .containsExactly("at", "target", "status", "change", "finding");
            assertThat(appeared.at("/finding/cause").asText()).isEqualTo("dns_failure");
            assertThat(appeared.at("/status").asText()).isEqualTo("down");
        }
    }

    /** Of each event of a kind, in their order. */
    private static List<String> data(String heard, String kind) {
        List<String> lines = heard.lines().toList();
        return IntStream.range(1, lines.size())
                .filter(i -> lines.get(i).startsWith("data: "))
                .filter(i -> lines.get(i - 1).equals("event: " + kind)
                        || lines.get(Math.max(0, i - 2)).equals("event: " + kind))
                .mapToObj(i -> lines.get(i).substring("data: ".length()))
                .toList();
    }

    @Test
    void whoComesBackHearsWhatItMissed() throws Exception {
        change(PublishedReports.healthy("default"), PublishedReports.down("default", Cause.DNS_FAILURE, true));
        change(PublishedReports.down("default", Cause.DNS_FAILURE, true), PublishedReports.healthy("default"));
        String all;
        try (Client whole = new Client("Last-Event-ID: 1")) {
            await().until(() -> whole.heard().contains("\"gone\""));
            all = whole.heard();
        }
        assertThat(all).contains("event: gap");
        String last = all.lines()
                .filter(line -> line.startsWith("id: "))
                .reduce((one, other) -> other)
                .orElseThrow()
                .substring(4);

        change(PublishedReports.healthy("default"), PublishedReports.down("default", Cause.READ_ONLY, true));

        try (Client back = new Client("Last-Event-ID: " + last)) {
            await().until(() -> back.heard().contains("read_only"));
            assertThat(back.heard()).doesNotContain("event: gap", "dns_failure");
        }
    }

    @Test
    void oneThatDoesNotReadIsLetGoAndTheOthersGoOn() throws Exception {
        List<Client> open = new ArrayList<>();
        try (Client reading = new Client();
                Client sleeping = new Client()) {
            open.add(sleeping);
            await().until(() -> reading.heard().contains(": lifeguard"));
            await().until(() -> sleeping.heard().contains(": lifeguard"));
            String large = "\"" + "x".repeat(60_000) + "\"";

            for (int i = 0; i < 400; i++) {
                log.add(i, "finding", () -> large);
                if (i % 4 == 0) {
                    reading.heard();
                }
            }
            log.add(1, "finding", () -> "\"last\"");

            await().until(() -> reading.heard().contains("\"last\""));
            await().until(() -> {
                String heard = sleeping.heard();
                return heard.contains("GONE") || !heard.contains("\"last\"");
            });
        }
    }

    @Test
    void subscribersAreFew() throws Exception {
        List<Client> all = new ArrayList<>();
        try {
            for (int i = 0; i < EventStream.MOST_SUBSCRIBERS + 1; i++) {
                Client client = new Client();
                await().until(() -> client.heard().startsWith("HTTP/1.1"));
                all.add(client);
            }
            assertThat(all.get(EventStream.MOST_SUBSCRIBERS).heard())
                    .startsWith("HTTP/1.1 503")
                    .contains("application/problem+json", "too many subscribers");
            assertThat(all.subList(0, EventStream.MOST_SUBSCRIBERS))
                    .allMatch(each -> each.heard().contains("200 OK"));
        } finally {
            for (Client each : all) {
                each.close();
            }
        }
        await().untilAsserted(() -> {
            try (Client after = new Client()) {
                await().until(() -> after.heard().startsWith("HTTP/1.1"));
                assertThat(after.heard()).contains("200 OK");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"POST, -, -, 405", "GET, image/png, -, 406", "GET, -, soon, 400"})
    void whatIsWrongIsAProblem(String method, String accept, String last, int status) {
        var request = given();
        if (accept != null) {
            request.header("Accept", accept);
        }
        if (last != null) {
            request.header("Last-Event-ID", last);
        }

        request.request(method, "/api/v1/events")
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"));
    }

    private void change(TargetReport before, TargetReport after) {
        changes.changed(Change.between(before, after));
    }
}
