package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The host answered, and nobody listens there: RST in answer to SYN (RFC 9293, 3.10.7.1), or {@code ECONNREFUSED} on a
 * unix socket. Where the host means this very machine, a pod is asking itself.
 */
public final class ConnectionRefused implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.Refused.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and(
                                "loopback",
                                snapshot.path()
                                        .filter(path -> path.url().complaints().contains(UrlProblem.ITSELF))
                                        .flatMap(PathEvidence::endpoint)
                                        .filter(Endpoint::isLoopback)
                                        .map(Endpoint::host)));
    }
}
