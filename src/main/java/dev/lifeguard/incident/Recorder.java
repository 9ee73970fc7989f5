package dev.lifeguard.incident;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
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
    /** A cause that comes back within this is the same incident; the same for which a flapping alert is kept. */
    private final Duration flapping;

    private final IncidentLog log;
    private final Supplier<Report> report;
    private final Supplier<List<Alert>> alerts;
    private final Wordings wordings;
    private final Scheduler scheduler;
    private boolean running;

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
        this.wordings = wordings;
        this.scheduler = scheduler;
        this.flapping = flapping;
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

    /** Noted once the change that led to it is recorded, whichever of the two listeners hears of that first. */
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
        log.open(seen.name()).forEach(incident -> deepen(seen, incident));
        seen.findings().stream().filter(Recorder::isRoot).forEach(active -> goOn(seen, active));
        for (Incident incident : log.open(seen.name())) {
            if (incident.cause().map(cause -> seen.of(cause).isEmpty()).orElse(false)) {
                end(incident, "The cause is gone");
            } else {
                leadWithWhatHurts(seen, incident);
            }
        }
    }

    /** What an incident is about turns out to come from something else: from now on it is about that. */
    private void deepen(TargetReport seen, Incident incident) {
        Optional<ActiveFinding> root = incident.cause().flatMap(seen::of).map(seen::rootOf);
        if (root.isEmpty() || !isRoot(root.get())) {
            return;
        }
        Finding finding = root.get().finding();
        if (incident.cause().filter(finding.cause()::equals).isPresent()) {
            return;
        }
        if (known(seen.name(), finding.cause()).isPresent()) {
            end(incident, "It comes from " + finding.cause().slug() + ", whose incident goes on");
        } else {
            log.put(incident.about(finding.cause(), sentence(finding), finding.evidence()));
        }
    }

    private void end(Incident incident, String because) {
        Instant now = scheduler.now();
        log.put(incident.ended(Optional.of(now)).noting(new TimelineEntry(now, Kind.GONE, incident.cause(), because)));
    }

    /** The same two that the target's report tells: what hurts most, and the root of that. */
    private void leadWithWhatHurts(TargetReport seen, Incident incident) {
        Optional<Cause> most = seen.findings().stream()
                .filter(active -> active.finding().severity() != Severity.INFO)
                .filter(active -> incident.cause()
                        .filter(seen.rootOf(active).finding().cause()::equals)
                        .isPresent())
                .map(active -> active.finding().cause())
                .findFirst()
                .filter(cause -> !incident.cause().equals(Optional.of(cause)));
        if (!most.equals(incident.hurts())) {
            log.put(incident.hurting(most));
        }
    }

    private static boolean isRoot(ActiveFinding active) {
        return active.finding().severity() != Severity.INFO
                && active.finding().causedBy().isEmpty();
    }

    private void goOn(TargetReport seen, ActiveFinding root) {
        Finding finding = root.finding();
        Instant now = scheduler.now();
        Optional<Incident> known = known(seen.name(), finding.cause());
        if (known.isEmpty()) {
            log.put(begun(seen, root));
        } else if (!known.get().isOpen()) {
            log.put(known.get()
                    .ended(Optional.empty())
                    .noting(new TimelineEntry(now, Kind.RETURNED, known.get().cause(), sentence(finding))));
        } else if (finding.evidence().isWorseThan(known.get().worst())) {
            log.putQuietly(known.get().worsened(sentence(finding), finding.evidence()));
        }
    }

    /** The incident about a cause that lasts, or ended so lately that it goes on where the cause comes back. */
    private Optional<Incident> known(String target, Cause cause) {
        Instant now = scheduler.now();
        return log.latest(new AlertKey(target, cause))
                .filter(each -> each.cause().equals(Optional.of(cause)))
                .filter(each -> each.until()
                        .map(end -> !now.isAfter(end.plus(flapping)))
                        .orElse(true));
    }

    /** A new incident is about its root, and names what already hurts because of it. */
    private Incident begun(TargetReport seen, ActiveFinding root) {
        Finding finding = root.finding();
        Incident incident = log.inquiry(seen.name())
                .orElseGet(() -> log.newIncident(seen.name(), root.since()))
                .about(finding.cause(), sentence(finding), finding.evidence())
                .noting(found(finding));
        for (ActiveFinding other : seen.findings()) {
            if (!other.equals(root) && seen.rootOf(other).equals(root)) {
                incident = incident.noting(found(other.finding()));
            }
        }
        return incident;
    }

    /** Other causes that appear on a target, or go, are part of the story of what lasts there. */
    private void noteOthers(Change change) {
        for (Incident incident : log.open(change.after().name())) {
            Incident noted = incident;
            for (ActiveFinding active : change.appeared()) {
                if (isOther(active, incident)) {
                    noted = noted.noting(found(active.finding()));
                }
            }
            for (ActiveFinding active : change.gone()) {
                if (isOther(active, incident)) {
                    Cause cause = active.finding().cause();
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
        return incident.cause().map(own -> own != active.finding().cause()).orElse(false);
    }

    private TimelineEntry found(Finding finding) {
        return new TimelineEntry(scheduler.now(), Kind.FOUND, Optional.of(finding.cause()), sentence(finding));
    }

    private String sentence(Finding finding) {
        return wordings.of(finding.cause()).summary(finding.evidence());
    }
}
