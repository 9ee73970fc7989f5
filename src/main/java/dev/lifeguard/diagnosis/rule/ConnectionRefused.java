package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.target.Endpoint;
import java.util.Optional;

/**
 * The host answered, and nobody listens there: RST in answer to SYN (RFC 9293, 3.10.7.1), or {@code ECONNREFUSED} on a
 * unix socket. Where the host means this very machine, a pod is asking itself.
 */
final class ConnectionRefused implements Rule {
    @Override
    public Cause cause() {
        return Cause.CONNECTION_REFUSED;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.Refused.class)
                .map(failure -> Way.of(snapshot)
                        .and(
                                "loopback",
                                snapshot.path()
                                        .flatMap(Way::endpoint)
                                        .filter(Endpoint::isLoopback)
                                        .map(Endpoint::host)));
    }
}
