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
import dev.lifeguard.observation.Observation;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Scheduler;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps the book of incidents while the watch goes on. An incident begins with a root cause that is more than a remark and
 * ends when the cause is gone; one that comes back within moments goes on. Lives on the watch's thread.
 */
public final class Recorder implements WatchListener, AlertListener {
    /** A cause that comes back within this is the same incident; the same for which a flapping alert is kept. */
    private final Duration flapping;

    private final IncidentLog book;
    private final Supplier<Report> report;
    private final Supplier<List<Alert>> alerts;
    private final Wordings wordings;
    private final Scheduler scheduler;
    private final Map<String, Set<Cause>> held = new HashMap<>();
    private boolean running;

    Recorder(
            IncidentLog book,
            Supplier<Report> report,
            Supplier<List<Alert>> alerts,
            Wordings wordings,
            Scheduler scheduler,
            Duration flapping) {
        this.book = book;
        this.report = report;
        this.alerts = alerts;
        this.wordings = wordings;
        this.scheduler = scheduler;
        this.flapping = flapping;
    }

    /** On the watch's thread, once what was recorded before has been read. */
    void begin() {
        running = true;
        book.endOthersThan(
                report.get().targets().stream().map(TargetReport::name).collect(Collectors.toSet()));
        report.get().targets().forEach(this::look);
        alerts.get().stream().filter(Alert::isActive).map(Transition.Fired::new).forEach(this::note);
    }

    @Override
    public void changed(TargetReport before, TargetReport after) {
        look(after);
    }

    /** What was observed is in the report only once the watch has judged it. */
    @Override
    public void observed(String target, Observation observation) {
        if (running && book.hasOpen(target)) {
            scheduler.execute(() -> report.get().target(target).ifPresent(this::look));
        }
    }

    @Override
    public void transitioned(Transition transition) {
        if (running) {
            report.get().target(transition.alert().key().target()).ifPresent(this::look);
            note(transition);
        }
    }

    private void note(Transition transition) {
        AlertKey key = transition.alert().key();
        String name = Labels.name(key.cause());
        Instant now = scheduler.now();
        Optional<Cause> cause = Optional.of(key.cause());
        book.latest(key)
                .ifPresent(incident -> book.put(
                        transition instanceof Transition.Resolved resolved
                                ? incident.resolved(name, resolved.at())
                                        .noting(new TimelineEntry(
                                                now, Kind.ALERT_RESOLVED, cause, name + " is resolved"))
                                : incident.fired(name, now)
                                        .noting(new TimelineEntry(now, Kind.ALERT_FIRED, cause, name + " fires"))));
    }

    private void look(TargetReport seen) {
        if (!running || seen.confirmedAt().isEmpty()) {
            return;
        }
        Instant now = scheduler.now();
        Map<Cause, ActiveFinding> holding = new EnumMap<>(Cause.class);
        seen.findings().forEach(active -> holding.put(active.finding().cause(), active));
        tellOthers(seen, holding, now);
        for (ActiveFinding active : seen.findings()) {
            if (isRoot(active.finding(), holding)) {
                goOn(seen.name(), active, now);
            }
        }
        for (Incident incident : book.open(seen.name())) {
            if (incident.cause().map(cause -> !holding.containsKey(cause)).orElse(false)) {
                book.put(incident.ended(Optional.of(now))
                        .noting(new TimelineEntry(now, Kind.GONE, incident.cause(), "The cause is gone")));
            }
        }
        held.put(seen.name(), Set.copyOf(holding.keySet()));
    }

    private static boolean isRoot(Finding finding, Map<Cause, ActiveFinding> holding) {
        return finding.severity() != Severity.INFO
                && finding.causedBy().filter(holding::containsKey).isEmpty();
    }

    private void goOn(String target, ActiveFinding active, Instant now) {
        Finding finding = active.finding();
        String sentence = sentence(finding);
        Optional<Incident> known = book.latest(new AlertKey(target, finding.cause()))
                .filter(each -> each.until()
                        .map(end -> !now.isAfter(end.plus(flapping)))
                        .orElse(true));
        if (known.isEmpty()) {
            TimelineEntry found = new TimelineEntry(now, Kind.FOUND, Optional.of(finding.cause()), sentence);
            book.put(book.inquiry(target)
                    .orElseGet(() -> book.newIncident(target, active.since()))
                    .about(finding.cause(), sentence, finding.evidence())
                    .noting(found));
        } else if (!known.get().isOpen()) {
            book.put(known.get()
                    .ended(Optional.empty())
                    .noting(new TimelineEntry(now, Kind.RETURNED, known.get().cause(), sentence)));
        } else if (Weight.of(finding.evidence()) > Weight.of(known.get().worst())) {
            book.putQuietly(known.get().worsened(sentence, finding.evidence()));
        }
    }

    /** Whatever else appears on a target, or goes, is part of the story of what lasts there. */
    private void tellOthers(TargetReport seen, Map<Cause, ActiveFinding> holding, Instant now) {
        Set<Cause> before = held.getOrDefault(seen.name(), Set.of());
        for (Incident incident : book.open(seen.name())) {
            Incident told = incident;
            for (Map.Entry<Cause, ActiveFinding> each : holding.entrySet()) {
                if (!before.contains(each.getKey()) && isOther(each.getKey(), incident)) {
                    told = told.noting(new TimelineEntry(
                            now,
                            Kind.FOUND,
                            Optional.of(each.getKey()),
                            sentence(each.getValue().finding())));
                }
            }
            for (Cause each : before) {
                if (!holding.containsKey(each) && isOther(each, incident)) {
                    told = told.noting(new TimelineEntry(now, Kind.GONE, Optional.of(each), each.slug() + " is gone"));
                }
            }
            if (!told.equals(incident)) {
                book.put(told);
            }
        }
    }

    private static boolean isOther(Cause cause, Incident incident) {
        return incident.cause().map(own -> own != cause).orElse(false);
    }

    private String sentence(Finding finding) {
        return wordings.of(finding.cause()).summary(finding.evidence());
    }
}
