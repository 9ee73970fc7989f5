package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.testing.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionLogTest {
    private static final TargetReport UNKNOWN = report(Status.UNKNOWN, new Cause[0]);
    private static final TargetReport HEALTHY = report(Status.HEALTHY, new Cause[0]);
    private static final TargetReport SLOW = report(Status.DEGRADED, Cause.SLOW_SERVER);
    private static final TargetReport REFUSED = report(Status.DOWN, Cause.CONNECTION_REFUSED);
    private static final TargetReport STARTING = report(Status.DOWN, Cause.SERVER_STARTING_UP);

    static Stream<Arguments> transitions() {
        return Stream.of(
                Arguments.of("first answer", UNKNOWN, HEALTHY, false, "status=healthy cause=none was=unknown"),
                Arguments.of(
                        "down at start", UNKNOWN, REFUSED, true, "status=down cause=connection_refused was=unknown"),
                Arguments.of("crash", HEALTHY, REFUSED, true, "status=down cause=connection_refused was=healthy"),
                Arguments.of("slow", HEALTHY, SLOW, true, "status=degraded cause=slow_server was=healthy"),
                Arguments.of(
                        "another cause",
                        REFUSED,
                        STARTING,
                        true,
                        "status=down cause=server_starting_up was=down was_cause=connection_refused"),
                Arguments.of(
                        "half way back",
                        REFUSED,
                        SLOW,
                        false,
                        "status=degraded cause=slow_server was=down was_cause=connection_refused"),
                Arguments.of(
                        "recovery",
                        STARTING,
                        HEALTHY,
                        false,
                        "status=healthy cause=none was=down was_cause=server_starting_up"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transitions")
    void lineSaysWhatChangedAndWarnsWhereItIsWorse(
            String name, TargetReport before, TargetReport after, boolean worse, String line) {
        Change change = Change.between(before, after);

        assertThat(TransitionLog.line(change)).isEqualTo("Target changed target=default " + line);
        assertThat(TransitionLog.worse(change)).isEqualTo(worse);
    }

    @Test
    void theRootIsToldBesideWhatHurtsMost() {
        TargetReport exhausted = report(
                Status.DOWN,
                new Finding(Cause.APP_POOL_EXHAUSTED, Evidence.none(), Optional.of(Cause.LOCK_CONTENTION)),
                new Finding(Cause.LOCK_CONTENTION, Evidence.none(), Optional.of(Cause.IDLE_IN_TRANSACTION)),
                new Finding(Cause.IDLE_IN_TRANSACTION, Evidence.none(), Optional.empty()));

        assertThat(TransitionLog.line(Change.between(HEALTHY, exhausted)))
                .isEqualTo("Target changed target=default status=down cause=app_pool_exhausted"
                        + " root=idle_in_transaction was=healthy");
    }

    @Test
    void whatMerelyInformsIsNoTransition() {
        TargetReport blind = report(Status.HEALTHY, Cause.INSUFFICIENT_VISIBILITY);

        assertThat(TransitionLog.isTransition(Change.between(HEALTHY, blind))).isFalse();
        assertThat(TransitionLog.isTransition(Change.between(HEALTHY, SLOW))).isTrue();
        assertThat(TransitionLog.isTransition(Change.between(REFUSED, STARTING)))
                .isTrue();
    }

    private static TargetReport report(Status status, Cause... causes) {
        return report(
                status,
                Stream.of(causes)
                        .map(cause -> new Finding(cause, Evidence.none(), Optional.empty()))
                        .toArray(Finding[]::new));
    }

    private static TargetReport report(Status status, Finding... findings) {
        Instant now = ManualScheduler.START;
        return new TargetReport(
                "default",
                "postgresql://app@db:5432/shop",
                status,
                now,
                Facts.none(now),
                Stream.of(findings)
                        .map(finding -> new ActiveFinding(finding, now, now))
                        .toList(),
                Optional.of(now),
                Duration.ofSeconds(40),
                true);
    }
}
