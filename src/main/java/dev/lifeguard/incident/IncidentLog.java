package dev.lifeguard.incident;

import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The incidents there are, and which of them is the latest of its kind. Every change is published and handed on to be kept;
 * one that only makes the evidence worse waits a while, since it is followed by more. Lives on the watch's thread.
 */
final class IncidentLog {
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final RecentIncidents ring = new RecentIncidents();
    private final Map<AlertKey, String> latest = new HashMap<>();
    private final Map<String, String> inquiries = new HashMap<>();
    private final Set<String> quiet = new LinkedHashSet<>();
    private final WriteBudget reported = new WriteBudget();
    private final String instance;
    private final IncidentIds ids;
    private final CurrentIncidents current;
    private final Scheduler scheduler;
    private final Consumer<String> kept;

    /** @param kept is called with the id of each incident that is to be kept anew */
    IncidentLog(
            String instance, IncidentIds ids, CurrentIncidents current, Scheduler scheduler, Consumer<String> kept) {
        this.instance = instance;
        this.ids = ids;
        this.current = current;
        this.scheduler = scheduler;
        this.kept = kept;
    }

    /** Not in the book before it is put there. */
    Incident newIncident(String target, Instant since) {
        return Incident.opened(ids.next(scheduler.now()), instance, target, since);
    }

    void put(Incident incident) {
        add(incident);
        kept.accept(incident.id());
    }

    /** A change that comes from outside, at a rate that is not ours. */
    void putReported(Incident incident) {
        if (reported.take(scheduler.now())) {
            put(incident);
        } else {
            putQuietly(incident);
        }
    }

    void putQuietly(Incident incident) {
        add(incident);
        if (quiet.isEmpty()) {
            scheduler.after(QUIET, this::keepQuietOnes);
        }
        quiet.add(incident.id());
    }

    private void keepQuietOnes() {
        quiet.forEach(kept);
        quiet.clear();
    }

    /**
     * What was recorded before this process.
     *
     * @param own whether it stands in the journal, which is this sidecar's now, even if another wrote it; in a shared database
     *     an open incident belongs to the sidecar that recorded it
     */
    void restore(List<Incident> earlier, boolean own) {
        List<Incident> unknown =
                earlier.stream().filter(each -> ring.get(each.id()).isEmpty()).toList();
        // All are in the book before the first is handed on: a journal that is rewritten holds what is in the book.
        unknown.forEach(ring::put);
        publish();
        unknown.stream()
                .filter(each -> each.isOpen() && (own || each.instance().equals(instance)))
                .map(each -> each.adoptedBy(instance)
                        .noting(new TimelineEntry(
                                scheduler.now(), Kind.GAP, each.cause(), "The sidecar was away until now")))
                .forEach(heir -> key(heir).ifPresentOrElse(key -> adopt(key, heir), () -> put(ended(heir))));
    }

    private void adopt(AlertKey key, Incident heir) {
        boolean superseded = latest(key).isPresent();
        put(superseded ? ended(heir) : heir);
    }

    private Incident ended(Incident incident) {
        return incident.ended(Optional.of(scheduler.now()));
    }

    /** Ends what lasts on targets that are watched no more. */
    void endOthersThan(Set<String> targets) {
        ring.newestFirst().stream()
                .filter(each -> each.isOpen() && each.instance().equals(instance) && !targets.contains(each.target()))
                .forEach(each -> put(ended(each)
                        .noting(new TimelineEntry(
                                scheduler.now(), Kind.GAP, each.cause(), "The target is watched no more"))));
    }

    private void add(Incident incident) {
        ring.put(incident);
        key(incident)
                .ifPresentOrElse(
                        key -> latest.merge(key, incident.id(), (one, other) -> one.compareTo(other) > 0 ? one : other),
                        () -> inquiries.put(incident.target(), incident.id()));
        publish();
    }

    private static Optional<AlertKey> key(Incident incident) {
        return incident.cause().map(cause -> new AlertKey(incident.target(), cause));
    }

    Optional<Incident> get(String id) {
        return ring.get(id);
    }

    Optional<Incident> latest(AlertKey key) {
        return Optional.ofNullable(latest.get(key)).flatMap(ring::get);
    }

    /** The latest incident that tells of a cause on a target: as its own, or as what hurts because of its own. */
    Optional<Incident> telling(AlertKey key) {
        return latest(key)
                .or(() -> ring.newestFirst().stream()
                        .filter(each -> each.target().equals(key.target())
                                && (each.hurts().equals(Optional.of(key.cause()))
                                        || each.hasFiring(Labels.name(key.cause()))))
                        .findFirst());
    }

    /** The latest of a target that an alert began and of which nothing is known yet. */
    Optional<Incident> lastInquiry(String target) {
        return Optional.ofNullable(inquiries.get(target))
                .flatMap(ring::get)
                .filter(each -> each.cause().isEmpty());
    }

    /** The same, while it lasts. */
    Optional<Incident> inquiry(String target) {
        return lastInquiry(target).filter(Incident::isOpen);
    }

    /** Incidents of a target that last, newest first. */
    List<Incident> open(String target) {
        return ring.open(each -> each.target().equals(target) && each.instance().equals(instance));
    }

    /** Forgets what ended before; says whether there was any. */
    boolean forget(Instant before) {
        boolean forgot = ring.forget(before);
        latest.values().removeIf(id -> ring.get(id).isEmpty());
        inquiries.values().removeIf(id -> ring.get(id).isEmpty());
        publish();
        return forgot;
    }

    private void publish() {
        current.publish(ring.newestFirst());
    }
}
