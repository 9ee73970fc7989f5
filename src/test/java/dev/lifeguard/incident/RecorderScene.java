package dev.lifeguard.incident;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.ManualScheduler;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A recorder in virtual time, and what its surroundings tell it about one target. */
final class RecorderScene {
    static final Duration FLAPPING = Duration.ofSeconds(5);
    private static final Wordings WORDINGS = Wordings.onClassPath(Place.POD);

    private final ManualScheduler scheduler = new ManualScheduler(1);
    private final CurrentIncidents current = new CurrentIncidents();
    private final List<String> kept = new ArrayList<>();
    private final IncidentLog book =
            new IncidentLog("pod-1", new IncidentIds(scheduler.random()), current, scheduler, kept::add);
    private int diagnoses;
    private TargetReport report = report(Status.HEALTHY, List.of());
    private final List<UniEmitter<? super Report>> looking = new ArrayList<>();
    private final WebhookDiagnoses inquiries = new WebhookDiagnoses(
            book,
            target -> Uni.createFrom().emitter(caller -> {
                diagnoses++;
                looking.add(caller);
            }),
            scheduler);
    private final Recorder recorder = new Recorder(book, this::whole, List::of, WORDINGS, scheduler, FLAPPING);
    private boolean begun;

    Instant start() {
        return ManualScheduler.START;
    }

    List<Incident> incidents() {
        return current.all();
    }

    /** Ids in the order in which they were handed on to be kept. */
    List<String> kept() {
        return kept;
    }

    int diagnoses() {
        return diagnoses;
    }

    Finding root(Cause cause) {
        return new Finding(cause, Evidence.of("endpoint", "db:5432"), Optional.empty());
    }

    Finding caused(Cause cause, Cause root) {
        return new Finding(cause, Evidence.none(), Optional.of(root));
    }

    Finding waiting(int seconds) {
        return new Finding(
                Cause.SLOW_SERVER,
                Evidence.of("endpoint", "db").andWeight("waited_seconds", seconds),
                Optional.empty());
    }

    String sentence(Cause cause) {
        return WORDINGS.of(cause).summary(root(cause).evidence());
    }

    void finds(Cause... causes) {
        finds(Arrays.stream(causes).map(this::root).toArray(Finding[]::new));
    }

    void findsNothing() {
        finds(new Finding[0]);
    }

    void finds(Finding... findings) {
        begin();
        List<ActiveFinding> active = Arrays.stream(findings)
                .map(each -> new ActiveFinding(each, scheduler.now(), scheduler.now()))
                .toList();
        boolean down = active.stream().anyMatch(each -> each.finding().severity() == Severity.CRITICAL);
        TargetReport before = report;
        report = report(down ? Status.DOWN : Status.HEALTHY, active);
        recorder.reported(Change.between(before, report));
        scheduler.settle();
    }

    void passes(Duration time) {
        scheduler.advance(time);
    }

    void fires(Cause cause) {
        recorder.transitioned(new Transition.Fired(alert(cause)));
        scheduler.settle();
    }

    void resolves(Cause cause) {
        recorder.transitioned(new Transition.Resolved(alert(cause), scheduler.now()));
        scheduler.settle();
    }

    Optional<String> hears(String group, boolean firing) {
        begin();
        AtomicReference<Optional<String>> id = new AtomicReference<>();
        inquiries
                .report("default", new WebhookNote(scheduler.now(), firing, "r", group, List.of("Down"), 1, 0))
                .subscribe()
                .with(id::set);
        scheduler.settle();
        return id.get();
    }

    /** All diagnoses under way end, with the target in this state. */
    void diagnosisEnds(Status status) {
        report = report(status, report.findings());
        looking.forEach(each -> each.complete(whole()));
        looking.clear();
        scheduler.settle();
    }

    void restores(List<Incident> earlier) {
        book.restore(earlier, true);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            recorder.begin();
        }
    }

    /** A report of the target without any finding. */
    TargetReport report(Status status) {
        return report(status, List.of());
    }

    private Report whole() {
        return new Report(scheduler.now(), List.of(report));
    }

    private TargetReport report(Status status, List<ActiveFinding> findings) {
        Instant now = scheduler.now();
        return new TargetReport(
                "default",
                "postgresql://app@db:5432/shop",
                status,
                now,
                Facts.none(now),
                findings,
                Optional.of(now),
                Duration.ofDays(36_500),
                true);
    }

    private Alert alert(Cause cause) {
        return new Alert(
                new AlertKey("default", cause),
                root(cause),
                scheduler.now(),
                scheduler.now(),
                Optional.empty(),
                Optional.empty());
    }
}
