package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The connection is accepted and then nothing comes: the kernel accepts on behalf of a frozen server. */
public final class ServerUnresponsive implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.Silent.class)
                .filter(failure ->
                        failure.phase() == Phase.TLS || failure.phase() == Phase.AUTH || failure.phase() == Phase.QUERY)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("phase", failure.phase().label())
                        .and("limit_seconds", Seconds.of(failure.limit())));
    }
}
