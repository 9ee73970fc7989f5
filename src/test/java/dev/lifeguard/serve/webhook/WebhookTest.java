package dev.lifeguard.serve.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.testing.Interfaces;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class WebhookTest {
    private static final String ID = "[0-9A-Z]{26}";

    @Inject
    CurrentReport current;

    @TestHTTPResource("/")
    URL server;

    @BeforeEach
    void twoTargets() {
        Scripted.publish(
                current,
                PublishedReports.of(PublishedReports.healthy("default"), PublishedReports.healthy("reporting")));
    }

    @Test
    void anAlertAboutATargetBeginsAnIncident() {
        send(message("g1", alert("firing", "f1", "{\"alertname\":\"Down\",\"job\":\"reports\",\"env\":\"prod-1\"}")))
                .statusCode(202)
                .contentType("application/json")
                .body("incident", matchesPattern(ID))
                .body("incidents.reporting", matchesPattern(ID));

        given().get("/api/v1/incidents")
                .then()
                .body("incidents[0].target", equalTo("reporting"))
                .body("incidents[0].webhooks[0].groupKey", equalTo("g1"))
                .body("incidents[0].webhooks[0].alertnames[0]", equalTo("Down"));
        assertThat(Interfaces.described()
                        .faults("IncidentPage", given().get("/api/v1/incidents").asString()))
                .isEmpty();
    }

    @Test
    void theLabelTargetNamesATarget() {
        send(message("g2", alert("firing", "f", "{\"target\":\"default\"}")))
                .statusCode(202)
                .body("incidents.default", matchesPattern(ID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"alertname":"Down","job":"reports","env":"test"}
            {"alertname":"Down","target":"nobody"}
            {"alertname":"LifeguardConnectionRefused","target":"default"}
            {}
            """)
    void whatConcernsNoTargetOrIsOursIsIgnored(String labels) {
        send(message("g3", alert("firing", "f", labels))).statusCode(202).body("incident", nullValue());
    }

    @Test
    void theSameMessageOfAnotherInstanceOfTheSetIsTheSameIncident() {
        String one = alert("firing", "fa", "{\"target\":\"default\",\"alertname\":\"A\"}");
        String two = alert("firing", "fb", "{\"target\":\"default\",\"alertname\":\"B\"}");

        String first = incident(message("g4", one + "," + two));
        long before = webhooks();
        String again = incident(message("g4", two + "," + one));

        assertThat(again).isEqualTo(first);
        assertThat(webhooks()).isEqualTo(before);
    }

    @Test
    void unknownFieldsAndTruncationAreTaken() {
        String message = message("g5", alert("firing", "f5", "{\"target\":\"default\",\"alertname\":\"New\"}"))
                .replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":7,\"future\":{\"alerts\":[1,{\"labels\":{}}]}");

        send(message).statusCode(202).body("incident", matchesPattern(ID));

        given().get("/api/v1/incidents")
                .then()
                .body("incidents.webhooks.flatten().find { it.groupKey == 'g5' }.truncatedAlerts", equalTo(7));
    }

    @Test
    void hostileLabelsAreText() {
        String labels = "{\"target\":\"default\",\"alertname\":\"<script>alert(1)</script>\",\"__proto__\":\"x\","
                + "\"\\u0000\\n\":\"y\",\"" + "l".repeat(5_000) + "\":\"" + "v".repeat(50_000) + "\"}";

        send(message("g6\\u0000<b>", alert("firing", "f6", labels))).statusCode(202);

        given().get("/api/v1/incidents").then().statusCode(200).contentType("application/json");
    }

    @Test
    void tenThousandAlertsAreRead() {
        String alerts = IntStream.range(0, 10_000)
                .mapToObj(i -> alert(
                        "firing",
                        Integer.toHexString(i),
                        "{\"alertname\":\"Many" + i + "\",\"target\":\"default\",\"pod\":\"app-" + "x".repeat(300)
                                + "\"}"))
                .collect(Collectors.joining(","));
        String message = message("g7", alerts);
        assertThat(message.length()).isGreaterThan(4_000_000);

        send(message).statusCode(202).body("incident", matchesPattern(ID));

        given().get("/api/v1/incidents")
                .then()
                .body("incidents.webhooks.flatten().find { it.groupKey == 'g7' }.alerts", equalTo(10_000));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing               | ``
            no JSON               | zork
            truncated             | {"version":"4","alerts":[{"status":"firing"
            a list                | []
            a number              | 4
            two objects           | {"version":"4","alerts":[]}{}
            no alerts             | {"version":"4"}
            alerts that are none  | {"version":"4","alerts":{"a":1}}
            another version       | {"version":"5","alerts":[]}
            no version            | {"alerts":[]}
            bad UTF-8 escape      | {"version":"4","alerts":[{"labels":{"a":"\\uZZZZ"}}]}
            """)
    void whatIsNoMessageIsRefused(String name, String body) {
        send(body).statusCode(400).contentType("application/problem+json").body("detail", containsString("version"));
    }

    /** By a plain client: RestAssured takes half a minute to look such a body over. */
    @Test
    void nestingIsBounded() throws Exception {
        HttpRequest nested = HttpRequest.newBuilder(server.toURI().resolve("/api/v1/alertmanager"))
                .header("Authorization", "Bearer " + Idle.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"version\":\"4\",\"alerts\":" + "[".repeat(100_000)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(nested, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aHugeBodyIsRefusedWhetherOrNotItSaysSo() throws Exception {
        given().header("Authorization", "Bearer " + Idle.TOKEN)
                .contentType("application/json")
                .body(new byte[8 * 1024 * 1024 + 1])
                .post("/api/v1/alertmanager")
                .then()
                .statusCode(413)
                .body("detail", startsWith("The body is too large"));
        assertThat(chunkedWithoutEnd()).startsWith("HTTP/1.1 413").contains("problem+json");
    }

    private String chunkedWithoutEnd() throws Exception {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/alertmanager HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Idle.TOKEN
                                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            try {
                for (int i = 0; i < 200; i++) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (java.io.IOException refused) {
                // the answer is there already
            }
            return new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, application/json, 401",
                "Bearer wrong, application/json, 401",
                "Bearer s3cr3t-hoo, application/json, 401",
                "Bearer s3cr3t-hookk, application/json, 401",
                "Bearer, application/json, 401",
                "Basic s3cr3t-hook, application/json, 401",
                "bearer s3cr3t-hook, application/json; charset=utf-8, 202",
                "Bearer s3cr3t-hook, text/plain, 415",
                "Bearer s3cr3t-hook, application/x-www-form-urlencoded, 415",
            })
    void theDoorOpensForTheTokenAlone(String authorization, String type, int status) {
        var request = given().body("{\"version\":\"4\",\"alerts\":[]}");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        request.header("Content-Type", type);

        request.post("/api/v1/alertmanager").then().statusCode(status);
    }

    @Test
    void otherMethodsAreRefused() {
        given().get("/api/v1/alertmanager").then().statusCode(405).header("Allow", equalTo("POST"));
    }

    private static ValidatableResponse send(String body) {
        return given().header("Authorization", "Bearer " + Idle.TOKEN)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/alertmanager")
                .then();
    }

    private static String incident(String body) {
        return send(body).statusCode(202).extract().path("incident");
    }

    private static long webhooks() {
        return given().get("/api/v1/incidents")
                .jsonPath()
                .getList("incidents.webhooks.flatten()")
                .size();
    }

    private static String message(String groupKey, String alerts) {
        return "{\"receiver\":\"r\",\"status\":\"firing\",\"alerts\":[" + alerts + "],\"groupLabels\":{},"
                + "\"commonLabels\":{},\"commonAnnotations\":{},\"externalURL\":\"http://am\",\"version\":\"4\","
                + "\"groupKey\":\"" + groupKey + "\",\"truncatedAlerts\":0}";
    }

    private static String alert(String status, String fingerprint, String labels) {
        return "{\"status\":\"" + status + "\",\"labels\":" + labels + ",\"annotations\":{\"summary\":\"s\"},"
                + "\"startsAt\":\"2026-11-22T10:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"fingerprint\":\""
                + fingerprint + "\"}";
    }
}
