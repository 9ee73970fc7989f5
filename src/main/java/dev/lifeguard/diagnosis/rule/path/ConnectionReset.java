package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The connection stood and was taken away without a word. Also right after SSLRequest, and then not {@code not_postgres}:
 * a proxy or load balancer without a backend, a server that cannot fork, and something that is not PostgreSQL at all close
 * alike, so nothing proves the latter until it has sent a byte.
 */
public final class ConnectionReset implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.Closed.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("phase", failure.phase().label())
                        .and("reset", failure.reset()));
    }
}
