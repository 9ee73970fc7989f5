package dev.lifeguard.serve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Scope;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
    private static final Instant CONFIRMED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        not looked at yet                 | UNSEEN         | 0      | DOWN unknown  | DOWN unknown | DOWN unknown | UP unknown
        healthy                           | HEALTHY        | 0      | UP healthy    | UP healthy   | UP healthy   | UP healthy
        warnings only                     | WARNED         | 0      | UP degraded   | UP degraded  | UP degraded  | UP degraded
        down from the start               | DOWN_AT_ONCE   | 0      | DOWN down     | DOWN down    | DOWN down    | UP down
        down after it was healthy         | DOWN_LATER     | 0      | UP degraded   | DOWN down    | UP down      | UP down
        healthy, just fresh enough        | HEALTHY        | 10000  | UP healthy    | UP healthy   | UP healthy   | UP healthy
        healthy, a millisecond too old    | HEALTHY        | 10001  | UP unknown    | DOWN unknown | UP unknown   | UP unknown
        down later, a millisecond too old | DOWN_LATER     | 10001  | UP unknown    | DOWN unknown | UP unknown   | UP unknown
        the schema behind from the start  | SCHEMA_BEHIND  | 0      | DOWN down     | DOWN down    | DOWN down    | UP down
        down at once, too old             | DOWN_AT_ONCE   | 10001  | DOWN unknown  | DOWN unknown | DOWN unknown | UP unknown
        """)
    void eachPolicyDecidesOnItsOwn(
            String name, Case state, long age, String auto, String strict, String startup, String off) {
        Instant now = CONFIRMED.plusMillis(age);

        assertThat(shown(ReadinessPolicy.AUTO, state, now)).as("auto").isEqualTo(auto);
        assertThat(shown(ReadinessPolicy.STRICT, state, now)).as("strict").isEqualTo(strict);
        assertThat(shown(ReadinessPolicy.STARTUP, state, now)).as("startup").isEqualTo(startup);
        assertThat(shown(ReadinessPolicy.OFF, state, now)).as("off").isEqualTo(off);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "AUTO, UNSEEN, false",
        "AUTO, DOWN_AT_ONCE, true",
        "OFF, UNSEEN, false",
        "OFF, DOWN_AT_ONCE, true",
        "STRICT, DOWN_AT_ONCE, false",
        "STRICT, HEALTHY, true",
        "STRICT, DOWN_LATER, true",
        "STARTUP, DOWN_AT_ONCE, false",
        "STARTUP, DOWN_LATER, true",
        "STRICT, SCHEMA_BEHIND, true",
        "STARTUP, SCHEMA_BEHIND, true",
        "STARTUP, SCHEMA_BEHIND_AND_NO_SLOT, false",
        "STARTUP, ONLY_A_WARNING_SO_FAR, false"
    })
    void startedNeedsAVerdictOrHealth(ReadinessPolicy policy, Case state, boolean started) {
        assertThat(new Readiness(policy, name -> false).started(state.report)).isEqualTo(started);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"CRITICAL, POD, true", "CRITICAL, SERVER, false", "CRITICAL, DEPLOYMENT, false", "WARNING, POD, false"})
    void onlyACriticalFaultOfThePodTakesItOutOfRotation(Severity severity, Scope scope, boolean out) {
        assertThat(Readiness.takesOut(severity, scope)).isEqualTo(out);
    }

    private static String shown(ReadinessPolicy policy, Case state, Instant now) {
        Readiness readiness = new Readiness(policy, name -> false);
        return (readiness.ready(state.report, now) ? "UP " : "DOWN ")
                + readiness.status(state.report, now).label();
    }

    private static TargetReport report(Status status, boolean everHealthy, Cause... causes) {
        List<ActiveFinding> findings = List.of(causes).stream()
                .map(cause ->
                        new ActiveFinding(new Finding(cause, Evidence.none(), Optional.empty()), CONFIRMED, CONFIRMED))
                .toList();
        return new TargetReport(
                "default",
                "",
                status,
                CONFIRMED,
                Facts.none(CONFIRMED),
                findings,
                Optional.of(CONFIRMED),
                STALE_AFTER,
                everHealthy);
    }

    enum Case {
        UNSEEN(TargetReport.unseen("default", CONFIRMED, STALE_AFTER)),
        HEALTHY(report(Status.HEALTHY, true)),
        WARNED(report(Status.DEGRADED, true, Cause.CERT_EXPIRING)),
        DOWN_AT_ONCE(report(Status.DOWN, false, Cause.AUTH_FAILED)),
        SCHEMA_BEHIND(report(Status.DOWN, false, Cause.MIGRATION_NOT_APPLIED)),
        SCHEMA_BEHIND_AND_NO_SLOT(report(Status.DOWN, false, Cause.MIGRATION_NOT_APPLIED, Cause.TOO_MANY_CLIENTS)),
        ONLY_A_WARNING_SO_FAR(report(Status.UNKNOWN, false, Cause.CERT_EXPIRING)),
        DOWN_LATER(report(Status.DOWN, true, Cause.CONNECTION_REFUSED));

        private final TargetReport report;

        Case(TargetReport report) {
            this.report = report;
        }
    }
}
