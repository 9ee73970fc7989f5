package dev.lifeguard.serve.health;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import dev.lifeguard.watch.TargetReport;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class HealthTest {
    @Inject
    CurrentReport current;

    @Test
    void liveNeverLooksAtADatabase() {
        publish(
                PublishedReports.down("default", Cause.CONNECTION_REFUSED, false),
                PublishedReports.unseen("reporting"));

        get("/health/live")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("status", equalTo("UP"))
                .body("checks.name", contains("lifeguard"));
    }

    @Test
    void aTargetThatWasNeverHealthyStopsTheRollout() {
        publish(PublishedReports.down("default", Cause.AUTH_FAILED, false), PublishedReports.healthy("reporting"));

        get("/health/ready")
                .then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks.name", contains("database:default", "database:reporting"))
                .body("checks.status", contains("DOWN", "UP"))
                .body("checks[0].data.status", equalTo("down"))
                .body("checks[0].data.cause", equalTo("auth_failed"))
                .body("checks[0].data.summary", not(emptyString()))
                .body("checks[0].data.since", equalTo("2026-11-22T10:00:00Z"))
                .body("checks[0].data.runbook", equalTo("/runbooks/auth_failed"))
                .body("checks[1].data.status", equalTo("healthy"));
    }

    @Test
    void anOutageOfTheServerKeepsThePodInRotation() {
        publish(
                PublishedReports.down("default", Cause.CONNECTION_REFUSED, true),
                PublishedReports.healthy("reporting"));

        get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks[0].data.status", equalTo("degraded"))
                .body("checks[0].data.cause", equalTo("connection_refused"));
    }

    @Test
    void startedWaitsForAVerdictOnEveryTarget() {
        publish(PublishedReports.down("default", Cause.AUTH_FAILED, false), PublishedReports.unseen("reporting"));
        get("/health/started").then().statusCode(503).body("checks.status", contains("UP", "DOWN"));

        publish(PublishedReports.down("default", Cause.AUTH_FAILED, false), PublishedReports.healthy("reporting"));
        get("/health/started").then().statusCode(200).body("checks.status", contains("UP", "UP"));
    }

    @Test
    void allOfItTogetherHasEveryCheck() {
        publish(PublishedReports.healthy("default"), PublishedReports.healthy("reporting"));

        get("/health").then().statusCode(200).body("checks", hasSize(5));
    }

    private void publish(TargetReport... targets) {
        Scripted.publish(current, PublishedReports.of(targets));
    }
}
