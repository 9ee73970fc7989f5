package dev.lifeguard.alert;

import dev.lifeguard.finding.Severity;
import java.time.Duration;

/**
 * When a finding becomes an alert, and when it stops being one.
 *
 * @param warningAfter how long a warning has to hold; what is critical was decided by definite answers or by two opinions
 *     and is an alert at once
 * @param rolloutAfter how long a schema has to be behind the code of a pod that was never healthy: so long it may be a
 *     rollout whose migrations are running
 * @param resolveAfter how long a cause has to be gone, so that a flapping one is a single alert
 */
public record AlertPolicy(Duration warningAfter, Duration rolloutAfter, Duration resolveAfter, Silences silences) {
    Duration holdOf(HeldFinding held) {
        if (held.mayBeRollout()) {
            return rolloutAfter;
        }
        return held.finding().severity() == Severity.CRITICAL ? Duration.ZERO : warningAfter;
    }
}
