package dev.lifeguard.incident;

import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks into what an Alertmanager reports: at once, one diagnosis at a time for each target, and whatever comes of it is in
 * the book, nothing included. Its methods may be called from any thread.
 */
public final class WebhookDiagnoses {
    /** A target that was found well is not given another incident for each complaint that follows. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final IncidentLog book;
    private final Function<String, Uni<Report>> diagnosis;
    private final Scheduler scheduler;
    private final Set<String> underWay = new HashSet<>();

    /** @param diagnosis looks at a target with every probe; ends within its own limits */
    WebhookDiagnoses(IncidentLog book, Function<String, Uni<Report>> diagnosis, Scheduler scheduler) {
        this.book = book;
        this.diagnosis = diagnosis;
        this.scheduler = scheduler;
    }

    /** Records the report; where something fires, a diagnosis begins. Gives the id of the incident it belongs to, if any. */
    public Uni<Optional<String>> report(String target, WebhookNote note) {
        return Uni.createFrom()
                .emitter(caller -> scheduler.execute(() -> {
                    try {
                        caller.complete(record(target, note));
                    } catch (RuntimeException fault) {
                        caller.fail(fault);
                    }
                }));
    }

    private Optional<String> record(String target, WebhookNote note) {
        Instant now = scheduler.now();
        Optional<Incident> about = book.open(target).stream()
                .findFirst()
                .or(() -> book.lastInquiry(target).filter(each -> isRecent(each, now)));
        if (about.isEmpty() && !note.firing()) {
            return Optional.empty();
        }
        Incident incident = about.orElseGet(() -> book.newIncident(target, now)
                .summarised("Alertmanager reported " + note.summary() + "; a diagnosis is under way"));
        String verb = note.firing() ? "reported " : "says it is over: ";
        book.putReported(incident.noting(note)
                .noting(new TimelineEntry(
                        now, Kind.WEBHOOK, Optional.empty(), "Alertmanager " + verb + note.summary())));
        if (note.firing()) {
            look(target, incident.id());
        }
        return Optional.of(incident.id());
    }

    private static boolean isRecent(Incident incident, Instant now) {
        return incident.until().map(end -> now.isBefore(end.plus(SETTLED))).orElse(true);
    }

    private void look(String target, String id) {
        if (underWay.add(target)) {
            diagnosis
                    .apply(target)
                    .subscribe()
                    .with(
                            report -> scheduler.execute(() -> conclude(target, id, well(report, target))),
                            failed -> scheduler.execute(() -> conclude(target, id, false)));
        }
    }

    private boolean well(Report report, String target) {
        return report.target(target)
                .map(seen -> seen.statusAt(scheduler.now()) == Status.HEALTHY)
                .orElse(false);
    }

    private void conclude(String target, String id, boolean well) {
        underWay.remove(target);
        Instant now = scheduler.now();
        book.get(id).ifPresent(incident -> {
            String result = incident.cause()
                    .map(cause -> "The diagnosis named " + cause.slug())
                    .orElse(well ? "Every probe found the target well" : "The diagnosis could name no cause");
            Incident told = incident.noting(new TimelineEntry(now, Kind.DIAGNOSIS, incident.cause(), result));
            book.putReported(
                    told.cause().isPresent() || !told.isOpen()
                            ? told
                            : told.summarised("Alertmanager reported " + reported(told) + "; "
                                            + result.substring(0, 1).toLowerCase(Locale.ROOT) + result.substring(1))
                                    .ended(Optional.of(now)));
        });
    }

    private static String reported(Incident incident) {
        List<WebhookNote> notes = incident.webhooks();
        return notes.isEmpty() ? "something" : notes.get(notes.size() - 1).summary();
    }
}
