package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** Something on the way drops connections that were silent for long: it was tried out, with one that carried nothing else. */
public final class IdleCutoff implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.of(IdleObservation.class)
                .flatMap(idle -> idle.cut()
                        .map(cut -> PathEvidence.of(snapshot)
                                .and("cut_seconds", cut.toSeconds())
                                .and("survived_seconds", idle.survived().map(Seconds::of))
                                .and("recycle_seconds", idle.safe().toSeconds())
                                .and(
                                        "keepalive_seconds",
                                        snapshot.of(ActivityObservation.class)
                                                .flatMap(seen -> seen.limits().keepalive())
                                                .map(Seconds::of))));
    }
}
