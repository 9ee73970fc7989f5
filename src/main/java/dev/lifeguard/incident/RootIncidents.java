package dev.lifeguard.incident;

import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One incident for each root cause that holds: begins, goes on under a deeper root, tells what hurts, and ends.
 *
 * @param flapping a cause that comes back within this is the same incident
 */
record RootIncidents(IncidentLog log, Wordings wordings, Scheduler scheduler, Duration flapping) {
    /** Brings the incidents of a target to what is seen of it now. */
    void follow(TargetReport seen) {
        log.open(seen.name()).forEach(incident -> deepen(seen, incident));
        for (ActiveFinding active : seen.findings()) {
            if (isRoot(active)) {
                goOn(seen, active);
            }
        }
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
        if (incident.isAbout(finding.cause())) {
            return;
        }
        if (known(seen.name(), finding.cause()).isPresent()) {
            end(incident, "It comes from " + finding.cause().slug() + ", whose incident goes on");
        } else {
            log.put(incident.about(finding.cause(), wordings.summary(finding), finding.evidence()));
        }
    }

    private void end(Incident incident, String because) {
        Instant now = scheduler.now();
        log.put(incident.ended(Optional.of(now)).noting(new TimelineEntry(now, Kind.GONE, incident.cause(), because)));
    }

    /** The same two that the target's report tells: what hurts most, and the root of that. */
    private void leadWithWhatHurts(TargetReport seen, Incident incident) {
        Optional<Cause> most = seen.findings().stream()
                .filter(ActiveFinding::hurts)
                .filter(active -> incident.isAbout(seen.rootOf(active).cause()))
                .map(ActiveFinding::cause)
                .findFirst()
                .filter(cause -> !incident.isAbout(cause));
        if (!most.equals(incident.hurts())) {
            log.put(incident.hurting(most));
        }
    }

    private static boolean isRoot(ActiveFinding active) {
        return active.hurts() && active.finding().causedBy().isEmpty();
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
                    .noting(new TimelineEntry(now, Kind.RETURNED, known.get().cause(), wordings.summary(finding))));
        } else if (finding.evidence().isWorseThan(known.get().worst())) {
            log.putQuietly(known.get().worsened(wordings.summary(finding), finding.evidence()));
        }
    }

    /** The incident about a cause that lasts, or ended so lately that it goes on where the cause comes back. */
    private Optional<Incident> known(String target, Cause cause) {
        Instant now = scheduler.now();
        return log.latest(new AlertKey(target, cause))
                .filter(each -> each.isAbout(cause))
                .filter(each -> each.until()
                        .map(end -> !now.isAfter(end.plus(flapping)))
                        .orElse(true));
    }

    /** A new incident is about its root, and names what already hurts because of it. */
    private Incident begun(TargetReport seen, ActiveFinding root) {
        Finding finding = root.finding();
        Incident incident = log.inquiry(seen.name())
                .orElseGet(() -> log.newIncident(seen.name(), root.since()))
                .about(finding.cause(), wordings.summary(finding), finding.evidence())
                .noting(found(finding));
        for (ActiveFinding other : seen.findings()) {
            if (!other.equals(root) && seen.rootOf(other).equals(root)) {
                incident = incident.noting(found(other.finding()));
            }
        }
        return incident;
    }

    TimelineEntry found(Finding finding) {
        return new TimelineEntry(scheduler.now(), Kind.FOUND, Optional.of(finding.cause()), wordings.summary(finding));
    }
}
