package dev.lifeguard.alert;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.time.Instant;

/**
 * A finding that holds on a target.
 *
 * @param since when it was first found without a gap
 * @param everHealthy whether the target was healthy once, so that the pod is past its start
 */
public record HeldFinding(String target, Finding finding, Instant since, boolean everHealthy) {
    AlertKey key() {
        return new AlertKey(target, finding.cause());
    }

    boolean mayBeRollout() {
        return !everHealthy && finding.cause().family() == Cause.Family.MIGRATIONS;
    }
}
