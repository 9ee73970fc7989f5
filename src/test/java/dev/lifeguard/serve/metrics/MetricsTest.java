package dev.lifeguard.serve.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Dialect;
import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.testing.ActivityObservations;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class MetricsTest {
    @Inject
    CurrentReport current;

    @Inject
    @All
    List<WatchListener> listeners;

    @Test
    void aTargetIsUpWhileTheApplicationCouldWork() {
        Scripted.publish(
                current,
                PublishedReports.of(PublishedReports.healthy("default"), PublishedReports.unseen("reporting")));

        assertThat(scrape()).contains("lifeguard_up{target=\"default\"} 1.0", "lifeguard_up{target=\"reporting\"} 0.0");
    }

    @Test
    void aFindingStaysAsZeroWhenItEnds() {
        TargetReport well = PublishedReports.healthy("default");
        TargetReport down = PublishedReports.down("default", Cause.DNS_FAILURE, true);
        String series = "lifeguard_finding{cause=\"dns_failure\",scope=\"network\",severity=\"critical\","
                + "target=\"default\"} ";

        publish(well, down);
        assertThat(scrape()).contains(series + "1.0");

        publish(down, well);
        assertThat(scrape()).contains(series + "0.0");
    }

    @Test
    void pendingMigrationsAreANumberOnlyWhileTheyAreKnown() {
        String series = "lifeguard_migrations_pending{target=\"schema\",tool=\"alembic\"} ";
        MigrationState behind = new MigrationState(
                MigrationTool.ALEMBIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(List.of("a", "b")),
                List.of(),
                Optional.empty());

        sees("schema", new MigrationObservation(PublishedReports.THEN, List.of(behind), Optional.empty()));
        assertThat(scrape())
                .contains(
                        series + "2.0",
                        "lifeguard_probes_total{outcome=\"ok\",probe=\"migration\",target=\"schema\"} 1.0");

        sees("schema", new Unseen(PublishedReports.THEN, "migration", "it is dark"));
        assertThat(scrape()).contains(series + "NaN");
    }

    @Test
    void looksAreCountedAndTimed() {
        CertificateFacts certificate = new CertificateFacts(
                "CN=db", "CN=ca", List.of(), PublishedReports.THEN, PublishedReports.THEN.plusSeconds(60));
        sees("scripted", look(Optional.empty(), Optional.of(certificate)));
        tell(listener -> {
            listener.observed("scripted", look(Optional.of(new PathFailure.Refused()), Optional.empty()));
            listener.observed(
                    "scripted",
                    look(Optional.of(new PathFailure.Silent(Phase.AUTH, Duration.ofSeconds(1), 1)), Optional.empty()));
            listener.observed("scripted", new Unseen(PublishedReports.THEN, "path", "reasons"));
        });

        assertThat(scrape())
                .contains(
                        "lifeguard_probes_total{outcome=\"ok\",probe=\"path\",target=\"scripted\"} 1.0",
                        "lifeguard_probes_total{outcome=\"failed\",probe=\"path\",target=\"scripted\"} 1.0",
                        "lifeguard_probes_total{outcome=\"silent\",probe=\"path\",target=\"scripted\"} 1.0",
                        "lifeguard_probes_total{outcome=\"unseen\",probe=\"path\",target=\"scripted\"} 1.0",
                        "lifeguard_probe_phase_seconds_bucket{phase=\"dns\",target=\"scripted\",le=\"0.005\"} 3.0",
                        "lifeguard_probe_phase_seconds_count{phase=\"dns\",target=\"scripted\"} 3.0",
                        "lifeguard_certificate_not_after_timestamp_seconds{target=\"scripted\"} 1.79534166E9");
    }

    @Test
    void connectionsAreCountedAndWhatIsUnseenIsNoNumber() {
        sees(
                "crowded",
                ActivityObservations.at(PublishedReports.THEN)
                        .slots(100, 3, 42, 30)
                        .peers(7)
                        .declared(ActivityObservations.pool(5, 5, 1, 5, 1))
                        .with(ActivityObservations.session(7, SessionState.ACTIVE, 3, 2))
                        .look());

        assertThat(scrape())
                .contains(
                        "lifeguard_connections{state=\"idle\",target=\"crowded\"} 42.0",
                        "lifeguard_connections_max{target=\"crowded\"} 100.0",
                        "lifeguard_connections_usable{target=\"crowded\"} 97.0",
                        "lifeguard_connections_demand{target=\"crowded\"} 60.0",
                        "lifeguard_peers{target=\"crowded\"} 7.0",
                        "lifeguard_pod_connections{state=\"active\",target=\"crowded\"} 1.0");

        sees("crowded", new Unseen(PublishedReports.THEN, "activity", "reasons"));
        assertThat(scrape()).contains("lifeguard_connections_max{target=\"crowded\"} NaN");
    }

    @Test
    void whatOurOwnQuestionsTookIsACounterFromTheStart() {
        assertThat(scrape())
                .contains(
                        "# TYPE lifeguard_server_time_seconds_total counter",
                        "lifeguard_server_time_seconds_total{target=\"default\"} 0.0",
                        "lifeguard_server_time_seconds_total{target=\"reporting\"} 0.0");
    }

    @Test
    void everythingIsOursAndHasNoStrayLabel() {
        assertThat(scrape().lines())
                .filteredOn(line -> !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("lifeguard_"))
                .noneMatch(line -> line.contains("{mp_") || line.contains(",mp_"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                                  | text/plain; version=0.0.4
            text/plain                                                           | text/plain; version=0.0.4
            image/png                                                            | text/plain; version=0.0.4
            ;;;                                                                  | text/plain; version=0.0.4
            application/openmetrics-text                                         | application/openmetrics-text; version=1.0.0
            application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3    | application/openmetrics-text; version=1.0.0
            """)
    void aScrapeNeverFailsForWhatItAccepts(String accept, String type) {
        given().header("Accept", accept).get("/metrics").then().statusCode(200).contentType(startsWith(type));
    }

    @Test
    void openMetricsEndsAsItHasTo() {
        given().header("Accept", "application/openmetrics-text")
                .get("/metrics")
                .then()
                .body(endsWith("# EOF\n"));
    }

    private static PathObservation look(Optional<PathFailure> failure, Optional<CertificateFacts> certificate) {
        return new PathObservation(
                PublishedReports.THEN,
                DatabaseUrl.unusable(Dialect.URI, UrlProblem.unusable("", "")),
                List.of(),
                Timings.fresh(Map.of(Phase.DNS, Duration.ofMillis(4))),
                failure,
                Optional.empty(),
                Optional.empty(),
                certificate,
                List.of());
    }

    /** The watch saw this of a healthy target, and published it. */
    private void sees(String target, Observation seen) {
        TargetReport before = PublishedReports.healthy(target);
        tell(listener -> listener.observed(target, seen));
        publish(before, PublishedReports.knowing(before, seen));
    }

    private void publish(TargetReport before, TargetReport after) {
        Scripted.publish(current, PublishedReports.of(after));
        Change change = Change.between(before, after);
        tell(listener -> {
            if (change.isNews()) {
                listener.changed(change);
            }
            listener.reported(change);
        });
    }

    private void tell(Consumer<WatchListener> news) {
        listeners.forEach(news);
    }

    /** Without the comma that the older format allows after the last label. */
    private static String scrape() {
        return given().get("/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace(",}", "}");
    }
}
