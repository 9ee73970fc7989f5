package dev.lifeguard.serve.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class AlertsResourceTest {
    private static Instant running;

    @Inject
    CurrentAlerts current;

    @BeforeAll
    static void itRunsAlready() {
        running = Instant.now();
    }

    @BeforeEach
    void oneOfEachKind() {
        current.publish(List.of(
                alert(Cause.TOO_MANY_CLIENTS, Optional.empty(), Optional.empty()),
                alert(Cause.SLOW_SERVER, Optional.of(Cause.TOO_MANY_CLIENTS), Optional.empty()),
                alert(Cause.CERT_EXPIRING, Optional.empty(), Optional.of("silence:cert_expiring"))));
    }

    @ParameterizedTest(name = "?{0} shows {1}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -                                                | too_many_clients slow_server cert_expiring
            active=false                                     | slow_server cert_expiring
            inhibited=false                                  | too_many_clients cert_expiring
            silenced=false                                   | too_many_clients slow_server
            silenced=false&inhibited=false&unprocessed=false | too_many_clients
            filter=severity%3D%22critical%22                 | too_many_clients
            filter=severity%3Dcritical                       | too_many_clients
            filter=cause%3D~%22.*_e.*%22                     | cert_expiring
            filter=cause!%3Dslow_server                      | too_many_clients cert_expiring
            filter=target%3Ddefault&filter=scope%3Dserver&filter=severity%3Dwarning | slow_server cert_expiring
            filter=target%3Dother                            | -
            receiver=lifeguard                               | too_many_clients slow_server cert_expiring
            receiver=life.*                                  | too_many_clients slow_server cert_expiring
            receiver=life                                    | -
            future=1                                         | too_many_clients slow_server cert_expiring
            """)
    void alertsAreChosenAsInAlertmanager(String query, String causes) {
        List<String> shown = given().urlEncodingEnabled(false)
                .get("/api/v2/alerts" + (query == null ? "" : "?" + query))
                .then()
                .statusCode(200)
                .extract()
                .path("labels.cause");

        assertThat(shown.stream().collect(Collectors.joining(" "))).isEqualTo(causes == null ? "" : causes);
    }

    @ParameterizedTest
    @CsvSource({
        "filter=severity",
        "filter=severity%3D~%22(%22",
        "filter=severity%3D%22x",
        "receiver=(",
        "active=yes",
        "unprocessed=maybe"
    })
    void whatCannotBeReadIsAProblem(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/v2/alerts?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anAlertHasEveryFieldOfTheProtocol() {
        String body = given().get("/api/v2/alerts?active=false&silenced=false")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(body)
                .contains("\"status\":{\"inhibitedBy\":[\"", "\"silencedBy\":[]", "\"state\":\"suppressed\"")
                .contains("\"startsAt\":\"2026-11-22T10:00:00Z\"", "\"updatedAt\":\"", "\"endsAt\":\"")
                .contains("\"receivers\":[{\"name\":\"lifeguard\"}]", "\"fingerprint\":\"", "\"generatorURL\":\"http")
                .contains("\"alertname\":\"LifeguardSlowServer\"", "/runbooks/slow_server");
    }

    @Test
    void theStatusIsOneThatClientsUnderstand() {
        given().get("/api/v2/status")
                .then()
                .statusCode(200)
                .body("cluster.status", equalTo("disabled"))
                .body("versionInfo.version", startsWith("lifeguard "))
                .body("config.original", startsWith("route:"));
    }

    @Test
    void itsUptimeCountsFromTheStartAndNotFromWhoeverAsksFirst() {
        String uptime = given().get("/api/v2/status").then().extract().path("uptime");

        assertThat(Instant.parse(uptime)).isBefore(running);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=many", "before=1", "before=01M87JGVN8CS2A56BPDBX7ZE0h"})
    void aPageOfIncidentsIsBounded(String query) {
        given().get("/api/v1/incidents?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"limit=1", "limit=200", "before=01M87JGVN8CS2A56BPDBX7ZE0H"})
    void aPageOfIncidentsHasItsForm(String query) {
        String body = given().get("/api/v1/incidents?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(body).startsWith("{\"incidents\":[").contains("\"next\":");
    }

    private static Alert alert(Cause cause, Optional<Cause> inhibitedBy, Optional<String> silencedBy) {
        return new Alert(
                new AlertKey("default", cause),
                new Finding(cause, Evidence.of("endpoint", "db:5432"), inhibitedBy),
                PublishedReports.THEN,
                PublishedReports.THEN,
                inhibitedBy,
                silencedBy);
    }
}
