package dev.lifeguard.watch;

import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of one target: takes accepted observations, gives the report of it. */
final class TargetState {
    private final String name;
    private final Diagnostician diagnostician;
    private final RuleFaultLog faults;
    private final Duration staleAfter;
    private Snapshot snapshot;
    private ActiveFindings active = ActiveFindings.NONE;
    private TargetReport report;

    TargetState(Target target, Diagnostician diagnostician, Duration staleAfter, Instant now) {
        this.name = target.name();
        this.diagnostician = diagnostician;
        this.faults = new RuleFaultLog(name);
        this.staleAfter = staleAfter;
        this.snapshot = Snapshot.empty(now, target.readOnly());
        this.report = TargetReport.unseen(name, now, staleAfter);
    }

    TargetReport report() {
        return report;
    }

    /** One more observation that counts, at the end of its round. */
    TargetReport accept(Observation latest, Instant now) {
        snapshot = snapshot.with(latest);
        Diagnosis diagnosis = diagnostician.diagnose(snapshot);
        faults.log(diagnosis.faults());
        boolean seen = latest instanceof PathObservation;
        active = active.then(diagnosis.findings(), now, finding -> seen || aboutSight(finding));
        report = reported(
                Verdict.of(snapshot, diagnosis.findings()), seen ? Optional.of(now) : report.confirmedAt(), now);
        return report;
    }

    private static boolean aboutSight(Finding finding) {
        return finding.cause().family() == Cause.Family.DIAGNOSIS;
    }

    /** What could not be seen confirms nothing: earlier facts stay and age until they are no longer believed. */
    private TargetReport reported(Status status, Optional<Instant> confirmedAt, Instant now) {
        Optional<PathObservation> path = snapshot.path();
        return new TargetReport(
                name,
                path.map(walked -> walked.url().redacted()).orElse(""),
                status,
                status == report.status() ? report.since() : now,
                path.map(PathObservation::timings).orElse(Timings.NONE),
                path.flatMap(PathObservation::server),
                path.flatMap(PathObservation::certificate),
                active.all(),
                confirmedAt,
                staleAfter,
                report.everHealthy() || status.works());
    }
}
