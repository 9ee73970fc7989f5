package dev.lifeguard.alert.delivery;

import static dev.lifeguard.time.Durations.longer;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.AlertPolicy;
import dev.lifeguard.alert.AlertStep;
import dev.lifeguard.alert.Alerts;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.alert.HeldFinding;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.WatchListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Steps the alerts: at once where the findings change, when time alone changes something, and before anybody would forget
 * them. Lives on the watch's thread.
 */
public final class AlertLoop implements WatchListener {
    private static final Logger LOG = Logger.getLogger("dev.lifeguard.transition");
    private static final Duration SOON = Duration.ofMillis(1);

    private final Supplier<Report> report;
    private final Scheduler scheduler;
    private final Duration resend;
    private final CurrentAlerts current;
    private final List<AlertListener> listeners;
    private Alerts alerts;
    private Timer wake = Timer.NONE;
    private boolean running;

    /** @param resend how often active alerts are told again */
    public AlertLoop(
            AlertPolicy policy,
            Supplier<Report> report,
            Scheduler scheduler,
            Duration resend,
            CurrentAlerts current,
            List<AlertListener> listeners) {
        this.alerts = Alerts.none(policy);
        this.report = report;
        this.scheduler = scheduler;
        this.resend = resend;
        this.current = current;
        this.listeners = List.copyOf(listeners);
    }

    /** From any thread; until then nothing fires. */
    public void begin() {
        scheduler.execute(() -> {
            if (!running) {
                running = true;
                step();
                scheduler.after(resend, this::remind);
            }
        });
    }

    /** No more alerts from now on; those that were sent end by themselves when their time is over. */
    public void stop() {
        scheduler.execute(() -> {
            running = false;
            wake.cancel();
        });
    }

    @Override
    public void changed(Change change) {
        step();
    }

    private void remind() {
        if (running) {
            step();
            List<Alert> active = alerts.all().stream().filter(Alert::isActive).toList();
            listeners.forEach(listener -> listener.reminded(active));
            scheduler.after(resend, this::remind);
        }
    }

    private void step() {
        if (!running) {
            return;
        }
        Instant now = scheduler.now();
        AlertStep step = alerts.step(sightings(report.get()), now);
        alerts = step.alerts();
        current.publish(alerts.all());
        step.transitions().forEach(this::tell);
        wake.cancel();
        wake = alerts.wakesAt()
                .map(at -> scheduler.after(longer(Duration.between(now, at), SOON), this::step))
                .orElse(Timer.NONE);
    }

    private void tell(Transition transition) {
        LOG.infof(
                "Alert %s alert=%s",
                transition instanceof Transition.Fired ? "fires" : "resolved",
                transition.alert().key());
        listeners.forEach(listener -> listener.transitioned(transition));
    }

    private static List<HeldFinding> sightings(Report report) {
        return report.targets().stream()
                .flatMap(target -> target.findings().stream()
                        .map(active ->
                                new HeldFinding(target.name(), active.finding(), active.since(), target.everHealthy())))
                .toList();
    }
}
