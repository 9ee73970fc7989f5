package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The directory holds no socket of that name, or it may not be opened. A socket with nobody behind it is a refusal. */
public final class UnixSocketMissing implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.SocketMissing.class)
                .map(failure ->
                        PathEvidence.of(snapshot).and("socket", failure.path()).and("why", failure.why()));
    }
}
