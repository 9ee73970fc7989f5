package dev.lifeguard.serve.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.testing.Interfaces;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers are what {@code docs/openapi.yaml} says of them. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class DescribedAnswersTest {
    @Inject
    CurrentReport current;

    private final Interfaces described = Interfaces.described();

    @BeforeEach
    void oneTargetIsDown() {
        Scripted.publish(
                current,
                PublishedReports.of(
                        PublishedReports.down("default", Cause.TOO_MANY_CLIENTS, true),
                        PublishedReports.unseen("reporting")));
    }

    @ParameterizedTest
    @CsvSource({
        "/, Report",
        "/api/v1/diagnosis, Report",
        "/api/v1/diagnosis/default, Target",
        "/api/v1/diagnosis/nowhere, Problem",
        "/api/v1/incidents, IncidentPage",
        "/api/v1/incidents?limit=many, Problem",
        "/api/v2/status, AlertmanagerStatus",
        "/health, Health",
        "/health/live, Health",
        "/health/ready, Health",
        "/health/started, Health",
        "/nowhere, Problem"
    })
    void anAnswerIsAsDescribed(String path, String schema) {
        assertThat(described.faults(schema, get(path))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/causes, CatalogueEntry", "/api/v2/alerts, Alert"})
    void aListIsAsDescribed(String path, String schema) {
        assertThat(described.faultsOfAll(schema, get(path))).isEmpty();
    }

    @Test
    void whatIsLookedAtNowIsAsDescribed() {
        assertThat(described.faults("Report", given().post("/api/v1/diagnosis").asString()))
                .isEmpty();
    }

    @Test
    void anExplanationIsAsDescribed() {
        String answer = given().contentType("text/plain")
                .body("FATAL: sorry, too many clients already")
                .post("/api/v1/explain")
                .asString();

        assertThat(answer).contains("too_many_clients");
        assertThat(described.faults("Explanation", answer)).isEmpty();
    }

    @Test
    void whatIsNotAsDescribedIsFound() {
        assertThat(described.faults("Problem", "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":\"400\"}"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(described.faults("Report", "{\"generatedAt\":\"2026-11-22T10:00:00Z\",\"targets\":[],\"more\":1}"))
                .isNotEmpty();
    }

    private static String get(String path) {
        return given().accept("application/json").get(path).asString();
    }
}
