package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** Small packets arrive and large ones do not, and nothing on the way says so: tried with both, on the same address. */
public final class MtuBlackHole implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.LargePacketsLost.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("limit_seconds", Seconds.of(failure.limit()))
                        .and("small_bytes", failure.small()));
    }
}
