package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final AlertPolicy POLICY = new AlertPolicy(
            Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(5), new Silences(List.of(), List.of()));

    private final List<String> told = new ArrayList<>();
    private Alerts alerts = Alerts.none(POLICY);
    private boolean everHealthy = true;

    @Test
    void whatIsCriticalFiresAtOnceAndOnlyOnce() {
        step(0, root(Cause.CONNECTION_REFUSED));
        step(1, root(Cause.CONNECTION_REFUSED));

        assertThat(told).containsExactly("0 +connection_refused");
    }

    @Test
    void aWarningFiresWhenItHasHeldForLongEnough() {
        step(0, root(Cause.SLOW_SERVER));
        assertThat(alerts.wakesAt()).contains(START.plusSeconds(10));
        step(9_999, root(Cause.SLOW_SERVER));
        assertThat(told).isEmpty();

        step(10_000, root(Cause.SLOW_SERVER));

        assertThat(told).containsExactly("10000 +slow_server");
    }

    @Test
    void aSchemaBehindTheCodeOfAPodThatStartsMayBeARollout() {
        everHealthy = false;
        step(0, root(Cause.MIGRATION_NOT_APPLIED));
        assertThat(alerts.wakesAt()).contains(START.plusSeconds(120));
        step(119_999, root(Cause.MIGRATION_NOT_APPLIED));
        assertThat(told).isEmpty();

        step(120_000, root(Cause.MIGRATION_NOT_APPLIED));

        assertThat(told).containsExactly("120000 +migration_not_applied");
    }

    @Test
    void aSchemaThatFallsBehindLaterIsToldAtOnce() {
        step(0, root(Cause.MIGRATION_NOT_APPLIED));

        assertThat(told).containsExactly("0 +migration_not_applied");
    }

    @Test
    void anythingElseThatKeepsAPodFromStartingIsToldAtOnce() {
        everHealthy = false;
        step(0, root(Cause.AUTH_FAILED));

        assertThat(told).containsExactly("0 +auth_failed");
    }

    @Test
    void aClockThatWasSetBackDelaysNothing() {
        HeldFinding tomorrow = new HeldFinding("default", root(Cause.READ_ONLY), START.plusSeconds(86_400), true);

        AlertStep step = alerts.step(List.of(tomorrow), START);

        assertThat(step.transitions()).hasSize(1);
        assertThat(step.alerts().all()).singleElement().returns(START, Alert::startsAt);
    }

    @Test
    void aWarningThatPassesIsNoAlert() {
        step(0, root(Cause.SLOW_SERVER));
        step(9_999);
        step(20_000);

        assertThat(told).isEmpty();
        assertThat(alerts.wakesAt()).isEmpty();
    }

    @Test
    void aRemarkIsNoAlert() {
        step(0, root(Cause.INSUFFICIENT_VISIBILITY));

        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void aCauseHasToBeGoneForAWhileAndEndsWhenItWent() {
        step(0, root(Cause.CONNECTION_REFUSED));
        assertThat(alerts.wakesAt()).as("nothing but news ends it").isEmpty();
        step(1_000);
        assertThat(alerts.wakesAt()).contains(START.plusSeconds(6));
        step(5_999);
        assertThat(told).containsExactly("0 +connection_refused");

        step(6_000);

        assertThat(told).containsExactly("0 +connection_refused", "1000 -connection_refused");
    }

    @Test
    void aFlappingCauseIsOneAlertThatKeepsItsStart() {
        step(0, root(Cause.CONNECTION_REFUSED));
        for (int i = 1; i < 20; i += 2) {
            step(i * 1_000);
            step((i + 1) * 1_000, root(Cause.CONNECTION_REFUSED));
        }

        assertThat(told).containsExactly("0 +connection_refused");
        assertThat(alerts.all()).singleElement().returns(START, Alert::startsAt);
    }

    @Test
    void aCauseThatGivesWayToAnotherDoesNotLinger() {
        step(0, root(Cause.CONNECTION_REFUSED));
        step(1_000, root(Cause.SERVER_STARTING_UP));

        assertThat(told)
                .containsExactly("0 +connection_refused", "1000 -connection_refused", "1000 +server_starting_up");
    }

    @Test
    void anotherTargetsOutageEndsNothing() {
        step(0, root(Cause.CONNECTION_REFUSED));

        AlertStep step = alerts.step(
                List.of(new HeldFinding("reporting", root(Cause.SERVER_STARTING_UP), START.plusSeconds(1), true)),
                START.plusSeconds(1));

        assertThat(step.transitions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Transition.Fired.class,
                        fired -> assertThat(fired.alert().key()).hasToString("reporting/server_starting_up"));
        assertThat(step.alerts().all()).hasSize(2).allMatch(Alert::isActive);
    }

    @Test
    void whatIsCausedDoesNotStandBesideItsRoot() {
        step(0, root(Cause.TOO_MANY_CLIENTS), caused(Cause.READ_ONLY, Cause.TOO_MANY_CLIENTS));

        assertThat(told).containsExactly("0 +too_many_clients");
        assertThat(alerts.all())
                .filteredOn(alert -> !alert.isActive())
                .singleElement()
                .satisfies(alert -> assertThat(alert.inhibitedBy()).contains(Cause.TOO_MANY_CLIENTS));
    }

    @Test
    void anOutageIsToldAtOnceThoughAWarningIsBehindIt() {
        step(0, root(Cause.CONNECTION_LEAK), caused(Cause.APP_POOL_EXHAUSTED, Cause.CONNECTION_LEAK));
        step(10_000, root(Cause.CONNECTION_LEAK), caused(Cause.APP_POOL_EXHAUSTED, Cause.CONNECTION_LEAK));

        assertThat(told).containsExactly("0 +app_pool_exhausted", "10000 +connection_leak");
        assertThat(alerts.all()).allMatch(Alert::isActive);
    }

    @Test
    void aWarningBehindWhichThereIsAWarningWaitsForThatOne() {
        step(0, root(Cause.LOCK_CONTENTION), caused(Cause.LONG_RUNNING_QUERY, Cause.LOCK_CONTENTION));
        step(10_000, root(Cause.LOCK_CONTENTION), caused(Cause.LONG_RUNNING_QUERY, Cause.LOCK_CONTENTION));

        assertThat(told).containsExactly("10000 +lock_contention");
    }

    @Test
    void whatFiredAloneIsResolvedWhenItsRootIsFound() {
        step(0, root(Cause.READ_ONLY));
        step(1_000, root(Cause.TOO_MANY_CLIENTS), caused(Cause.READ_ONLY, Cause.TOO_MANY_CLIENTS));

        assertThat(told).containsExactly("0 +read_only", "1000 -read_only", "1000 +too_many_clients");
    }

    @Test
    void whatIsLeftWhenTheRootIsGoneFires() {
        step(0, root(Cause.TOO_MANY_CLIENTS), caused(Cause.READ_ONLY, Cause.TOO_MANY_CLIENTS));
        step(1_000, root(Cause.READ_ONLY));

        assertThat(told).containsExactly("0 +too_many_clients", "1000 -too_many_clients", "1000 +read_only");
    }

    @Test
    void aMutedCauseIsShownButNotTold() {
        alerts = Alerts.none(silenced(List.of(Mute.parse("default/read_only").orElseThrow()), List.of()));

        step(0, root(Cause.READ_ONLY), root(Cause.CONNECTION_REFUSED));

        assertThat(told).containsExactly("0 +connection_refused");
        assertThat(alerts.all())
                .filteredOn(alert -> !alert.isActive())
                .singleElement()
                .satisfies(alert -> assertThat(alert.silencedBy()).contains("silence:default/read_only"));
    }

    @Test
    void maintenanceResolvesWhatFiresAndLetsItFireAgainAfterwards() {
        Window window =
                Window.parse("2026-11-22T10:00:01Z/2026-11-22T10:00:03Z").orElseThrow();
        alerts = Alerts.none(silenced(List.of(), List.of(window)));

        step(0, root(Cause.READ_ONLY));
        step(1_000, root(Cause.READ_ONLY));
        assertThat(alerts.all())
                .singleElement()
                .satisfies(alert -> assertThat(alert.silencedBy()).contains("maintenance:" + window));
        step(2_999, root(Cause.READ_ONLY));
        step(3_000, root(Cause.READ_ONLY));

        assertThat(told).containsExactly("0 +read_only", "1000 -read_only", "3000 +read_only");
    }

    /** Whatever happens: fired and resolved take turns, and what fires is what holds or went a moment ago. */
    @Test
    void firedAndResolvedTakeTurnsWhateverHappens() {
        Random random = new Random(20_261_122);
        List<Cause> causes = List.of(Cause.CONNECTION_REFUSED, Cause.READ_ONLY, Cause.SLOW_SERVER, Cause.CERT_EXPIRING);
        Set<String> firing = new HashSet<>();
        int now = 0;
        for (int round = 0; round < 20_000; round++) {
            now += 1 + random.nextInt(4_000);
            List<Finding> findings = causes.stream()
                    .filter(cause -> random.nextInt(3) > 0)
                    .map(cause -> random.nextInt(4) == 0 && cause != Cause.CONNECTION_REFUSED
                            ? caused(cause, Cause.CONNECTION_REFUSED)
                            : root(cause))
                    .toList();
            told.clear();

            step(now, findings.toArray(Finding[]::new));

            for (String each : told) {
                String event = each.substring(each.indexOf(' ') + 1);
                String slug = event.substring(1);
                assertThat(event.startsWith("+") ? firing.add(slug) : firing.remove(slug))
                        .as(each)
                        .isTrue();
            }
            assertThat(alerts.all().stream()
                            .filter(Alert::isActive)
                            .map(alert -> alert.key().cause().slug()))
                    .containsExactlyInAnyOrderElementsOf(firing);
        }
    }

    private static AlertPolicy silenced(List<Mute> mutes, List<Window> windows) {
        return new AlertPolicy(
                POLICY.warningAfter(), POLICY.rolloutAfter(), POLICY.resolveAfter(), new Silences(mutes, windows));
    }

    private static Finding root(Cause cause) {
        return new Finding(cause, Evidence.none(), Optional.empty());
    }

    private static Finding caused(Cause cause, Cause root) {
        return new Finding(cause, Evidence.none(), Optional.of(root));
    }

    /** Since when each holds is what the watch remembers: here, since it was first given without a gap. */
    private final java.util.Map<Cause, Instant> since = new java.util.EnumMap<>(Cause.class);

    private void step(int millis, Finding... findings) {
        Instant now = START.plusMillis(millis);
        since.keySet().retainAll(Arrays.stream(findings).map(Finding::cause).toList());
        List<HeldFinding> sightings = Arrays.stream(findings)
                .map(finding -> new HeldFinding(
                        "default", finding, since.computeIfAbsent(finding.cause(), cause -> now), everHealthy))
                .toList();
        AlertStep step = alerts.step(sightings, now);
        alerts = step.alerts();
        for (Transition transition : step.transitions()) {
            Instant at = transition instanceof Transition.Resolved resolved ? resolved.at() : now;
            told.add(Duration.between(START, at).toMillis() + " "
                    + (transition instanceof Transition.Fired ? "+" : "-")
                    + transition.alert().key().cause().slug());
        }
    }
}
