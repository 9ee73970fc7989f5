package dev.lifeguard.incident;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Records incidents while the watch goes on. One begins with a root cause that is more than a remark and ends when the
 * cause is gone; a cause that comes back within moments goes on. Lives on the watch's thread.
 */
public final class Recorder implements WatchListener, AlertListener {
    private final IncidentLog log;
    private final Supplier<Report> report;
    private final Supplier<List<Alert>> alerts;
    private final RootIncidents roots;
    private final Scheduler scheduler;
    private boolean running;

    /** @param flapping for as long a cause that comes back goes on, as a flapping alert does */
    Recorder(
            IncidentLog log,
            Supplier<Report> report,
            Supplier<List<Alert>> alerts,
            Wordings wordings,
            Scheduler scheduler,
            Duration flapping) {
        this.log = log;
        this.report = report;
        this.alerts = alerts;
        this.roots = new RootIncidents(log, wordings, scheduler, flapping);
        this.scheduler = scheduler;
    }

    /** On the watch's thread, once what was recorded before has been read. */
    void begin() {
        running = true;
        List<TargetReport> targets = report.get().targets();
        log.endOthersThan(targets.stream().map(TargetReport::name).collect(Collectors.toSet()));
        targets.forEach(target -> record(
                Change.between(TargetReport.unseen(target.name(), scheduler.now(), target.staleAfter()), target)));
        alerts.get().stream().filter(Alert::isActive).map(Transition.Fired::new).forEach(this::note);
    }

    @Override
    public void reported(Change change) {
        if (running) {
            record(change);
        }
    }

    /** Noted once the change that led to it is recorded, whichever of the two listeners is called first. */
    @Override
    public void transitioned(Transition transition) {
        scheduler.execute(() -> {
            if (running) {
                note(transition);
            }
        });
    }

    private void note(Transition transition) {
        AlertKey key = transition.alert().key();
        String name = Labels.name(key.cause());
        Instant now = scheduler.now();
        Optional<Cause> cause = Optional.of(key.cause());
        log.telling(key)
                .ifPresent(incident -> log.put(
                        transition instanceof Transition.Resolved resolved
                                ? incident.resolved(name, resolved.at())
                                        .noting(new TimelineEntry(
                                                now, Kind.ALERT_RESOLVED, cause, name + " is resolved"))
                                : incident.fired(name, now)
                                        .noting(new TimelineEntry(now, Kind.ALERT_FIRED, cause, name + " fires"))));
    }

    private void record(Change change) {
        TargetReport seen = change.after();
        if (seen.confirmedAt().isEmpty()) {
            return;
        }
        noteOthers(change);
        roots.follow(seen);
    }

    /** Other causes that appear on a target, or go, are part of the story of what lasts there. */
    private void noteOthers(Change change) {
        for (Incident incident : log.open(change.after().name())) {
            Incident noted = incident;
            for (ActiveFinding active : change.appeared()) {
                if (isOther(active, incident)) {
                    noted = noted.noting(roots.found(active.finding()));
                }
            }
            for (ActiveFinding active : change.gone()) {
                if (isOther(active, incident)) {
                    Cause cause = active.cause();
                    noted = noted.noting(new TimelineEntry(
                            scheduler.now(), Kind.GONE, Optional.of(cause), cause.slug() + " is gone"));
                }
            }
            if (!noted.equals(incident)) {
                log.put(noted);
            }
        }
    }

    private static boolean isOther(ActiveFinding active, Incident incident) {
        return incident.cause().map(own -> own != active.cause()).orElse(false);
    }
}
