package dev.lifeguard.watch;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;

/** From findings to a status. Pure. */
final class StatusRule {
    private StatusRule() {}

    /** A path that does not answer is down even where no rule has a name for it: never healthy by omission. */
    static Status of(Snapshot snapshot, List<Finding> findings) {
        if (snapshot.path().isEmpty()
                || snapshot.failure(PathFailure.NotFollowed.class).isPresent()) {
            return Status.UNKNOWN;
        }
        if (any(Severity.CRITICAL, findings)
                || !snapshot.path().map(PathObservation::answered).orElse(false)) {
            return Status.DOWN;
        }
        return any(Severity.WARNING, findings) ? Status.DEGRADED : Status.HEALTHY;
    }

    private static boolean any(Severity severity, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == severity) {
                return true;
            }
        }
        return false;
    }
}
