package dev.lifeguard.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.AlertPolicy;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.alert.Silences;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.ManualScheduler;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLoopTest {
    private static final Duration RESEND = Duration.ofSeconds(30);
    private static final Duration RESOLVE_AFTER = Duration.ofSeconds(5);

    private final ManualScheduler scheduler = new ManualScheduler(1);
    private final CurrentAlerts current = new CurrentAlerts();
    private final List<String> told = new ArrayList<>();
    private Report report = PublishedReports.of(PublishedReports.healthy("default"));
    private final AlertLoop loop = new AlertLoop(
            new AlertPolicy(
                    Duration.ofSeconds(10), Duration.ofMinutes(2), RESOLVE_AFTER, new Silences(List.of(), List.of())),
            () -> report,
            scheduler,
            RESEND,
            current,
            List.of(new Listener()));

    /** Writes down what it hears and when, in seconds. */
    private final class Listener implements AlertListener {
        @Override
        public void transitioned(Transition transition) {
            told.add(seconds() + (transition instanceof Transition.Fired ? " fired" : " resolved"));
        }

        @Override
        public void reminded(List<Alert> active) {
            told.add(seconds() + " reminded of " + active.size());
        }
    }

    @Test
    void whatFiresIsToldAtOnceAndAgain() {
        begin();
        finds(PublishedReports.down("default", Cause.DNS_FAILURE, true));
        scheduler.advance(RESEND.multipliedBy(2));

        assertThat(told).containsExactly("0 fired", "30 reminded of 1", "60 reminded of 1");
        assertThat(current.get()).hasSize(1);
    }

    @Test
    void anAlertIsResolvedByTimeAloneOnceItsCauseIsGone() {
        begin();
        finds(PublishedReports.down("default", Cause.DNS_FAILURE, true));
        finds(PublishedReports.healthy("default"));
        scheduler.advance(RESOLVE_AFTER.minusMillis(1));
        assertThat(told).containsExactly("0 fired");

        scheduler.advance(Duration.ofMillis(1));

        assertThat(told).containsExactly("0 fired", "5 resolved");
        assertThat(current.get()).isEmpty();
    }

    @Test
    void whatHoldsAlreadyFiresWhenTheLoopBegins() {
        report = PublishedReports.of(PublishedReports.down("default", Cause.DNS_FAILURE, true));

        begin();

        assertThat(told).containsExactly("0 fired");
    }

    @Test
    void nothingIsToldBeforeItBeginsOrAfterItStops() {
        finds(PublishedReports.down("default", Cause.DNS_FAILURE, true));
        assertThat(told).isEmpty();
        begin();
        told.clear();

        loop.stop();
        scheduler.settle();
        finds(PublishedReports.healthy("default"));
        scheduler.advance(RESEND.multipliedBy(3));

        assertThat(told).isEmpty();
    }

    private long seconds() {
        return Duration.between(ManualScheduler.START, scheduler.now()).toSeconds();
    }

    private void begin() {
        loop.begin();
        scheduler.settle();
    }

    private void finds(TargetReport after) {
        TargetReport before = report.targets().get(0);
        report = PublishedReports.of(after);
        loop.changed(Change.between(before, after));
        scheduler.settle();
    }
}
