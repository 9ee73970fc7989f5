package dev.lifeguard.diagnosis.rule.server;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.StaleSocket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answers and takes no writes: a standby, or {@code default_transaction_read_only}. Nothing is wrong where the
 * application said that it only reads.
 */
public final class ReadOnly implements Rule {
    @Override
    public List<Cause> causedBy() {
        return List.of(Cause.PINNED_TO_STANDBY);
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        if (snapshot.readOnlyTarget()) {
            return Optional.empty();
        }
        return snapshot.path()
                .filter(PathObservation::answered)
                .filter(path -> !path.url().wanted().acceptsReadOnly())
                .flatMap(PathObservation::server)
                .filter(server -> server.isStandby() || server.isReadOnly())
                .map(server -> PathEvidence.of(snapshot)
                        .and("in_recovery", server.isStandby())
                        .and("default_transaction_read_only", server.isReadOnly())
                        .and("connections_to_former_address", leftBehind(snapshot)));
    }

    /** After a failover a pool may go on talking to where the name led before; {@code null} where it does not. */
    private static @Nullable Long leftBehind(Snapshot snapshot) {
        long count = snapshot.of(ActivityObservation.class).stream()
                .flatMap(seen -> seen.pool().stale().stream())
                .filter(socket -> socket.why() == StaleSocket.Why.FORMER_ADDRESS)
                .count();
        return count == 0 ? null : count;
    }
}
