package dev.lifeguard.watch;

import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.RuleFault;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** What is known of one target: takes accepted observations, gives the report of it. */
final class TargetState {
    private static final Logger LOG = Logger.getLogger(TargetState.class);
    private final String name;
    private final Diagnostician diagnostician;
    private final Set<Cause> faulty = EnumSet.noneOf(Cause.class);
    private final Duration staleAfter;
    private Snapshot snapshot;
    private FirstRound awaited;
    private Diagnosis diagnosis = new Diagnosis(List.of(), List.of());
    private ActiveFindings active = ActiveFindings.NONE;
    private TargetReport report;

    /** @param probes names of all probes of the target */
    TargetState(Target target, Set<String> probes, Diagnostician diagnostician, Duration staleAfter, Instant now) {
        this.name = target.name();
        this.diagnostician = diagnostician;

        this.staleAfter = staleAfter;
        this.snapshot = Snapshot.empty(now, target.readOnly());
        this.awaited = FirstRound.all(probes);
        this.report = TargetReport.unseen(name, now, staleAfter);
    }

    TargetReport report() {
        return report;
    }

    /** One more observation that counts, at the end of its round. */
    TargetReport accept(Observation latest, Instant now) {
        Snapshot before = snapshot;
        snapshot = before.with(latest);
        awaited = awaited.after(latest, snapshot);
        diagnosis =
                snapshot.repeats(before) ? diagnostician.again(snapshot, diagnosis) : diagnostician.diagnose(snapshot);
        diagnosis.faults().forEach(this::log);
        active = active.then(diagnosis.findings(), now, finding -> confirms(latest, finding.cause()));
        report = reported(
                patient(Status.of(snapshot, diagnosis.findings())),
                latest instanceof PathObservation ? Optional.of(now) : report.confirmedAt(),
                now);
        return report;
    }

    /** Says once per cause, not per round, that its rule failed. */
    private void log(RuleFault fault) {
        if (faulty.add(fault.cause())) {
            LOG.warnf(
                    "A rule failed; its cause cannot be named target=%s cause=%s fault=%s",
                    name, fault.cause().slug(), fault.what());
        }
    }

    /** Nobody is called healthy for the first time before every probe has looked: ready would be said too soon. */
    private Status patient(Status verdict) {
        return verdict.works() && !report.everHealthy() && !awaited.none() ? Status.UNKNOWN : verdict;
    }

    /** The path bears on everything, other probes on what lies beyond the login, and a blind one on sight alone. */
    private boolean confirms(Observation latest, Cause cause) {
        return switch (cause.family()) {
            case REACHING, TLS, GETTING_IN ->
                snapshot.onlyNewConnectionsFail()
                        ? latest instanceof NewConnectionObservation
                        : latest instanceof PathObservation;
            case DIAGNOSIS -> true;
            default -> !(latest instanceof Unseen);
        };
    }

    /** Most rounds follow the URL of the one before. */
    private String shown(PathObservation walked) {
        return report.facts()
                        .path()
                        .filter(before -> before.url().equals(walked.url()))
                        .isPresent()
                ? report.url()
                : walked.url().redacted();
    }

    /** What could not be seen confirms nothing: earlier facts stay and age until they are no longer believed. */
    private TargetReport reported(Status status, Optional<Instant> confirmedAt, Instant now) {
        Optional<PathObservation> path = snapshot.path();
        return new TargetReport(
                name,
                path.map(this::shown).orElse(""),
                status,
                status == report.status() ? report.since() : now,
                snapshot,
                active.all(),
                confirmedAt,
                path.filter(LoginBackoff::isTurnedAway).isPresent()
                        ? staleAfter.plus(LoginBackoff.LONGEST)
                        : staleAfter,
                report.everHealthy() || status.works());
    }
}
