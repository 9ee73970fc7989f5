package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The pool's sessions are on a server that is a standby now, and new connections lead to a primary, several times in a
 * row: what is open outlived a failover. A standby that new connections lead to as well is {@link Cause#READ_ONLY} alone.
 */
public final class PinnedToStandby implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        int pooled = snapshot.of(ActivityObservation.class)
                .map(seen -> seen.pool().own().size())
                .orElse(0);
        return pooled > 0 && onStandby(snapshot)
                ? primary(snapshot).map(found -> evidence(snapshot, found, pooled))
                : Optional.empty();
    }

    private static boolean onStandby(Snapshot snapshot) {
        return !snapshot.readOnlyTarget()
                && snapshot.held()
                        .filter(PathObservation::answered)
                        .filter(path -> !path.url().wanted().acceptsReadOnly())
                        .flatMap(PathObservation::server)
                        .filter(ServerFacts::isStandby)
                        .isPresent();
    }

    /** Where new connections lead, if that is a primary and no accident. */
    private static Optional<PathObservation> primary(Snapshot snapshot) {
        return snapshot.of(NewConnectionObservation.class)
                .filter(beside -> beside.alike() >= NewConnectionObservation.SETTLED)
                .flatMap(NewConnectionObservation::walked)
                .filter(PathObservation::answered)
                .filter(walked -> walked.server()
                        .filter(facts -> facts.inRecovery().equals(Optional.of(false)) && !facts.isReadOnly())
                        .isPresent());
    }

    private static Evidence evidence(Snapshot snapshot, PathObservation primary, int pooled) {
        return PathEvidence.of(snapshot)
                .and("pooled", pooled)
                .and(
                        "primary",
                        primary.attempts().stream()
                                .filter(attempt -> attempt.failure().isEmpty())
                                .map(Attempt::address)
                                .reduce((earlier, later) -> later));
    }
}
