package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** Nothing answers the TCP handshake, as behind a filter that drops, or the network says that there is no way. */
public final class ConnectTimeout implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Evidence way = PathEvidence.of(snapshot);
        Optional<Evidence> silent = snapshot.failure(PathFailure.Silent.class)
                .filter(failure -> failure.phase() == Phase.TCP)
                .map(failure -> way.and("limit_seconds", Seconds.of(failure.limit())));
        return silent.or(
                () -> snapshot.failure(PathFailure.Unreachable.class).map(failure -> way.and("why", failure.why())));
    }
}
