package dev.lifeguard.alert;

import dev.lifeguard.finding.Finding;
import java.time.Instant;

/**
 * A finding that holds on a target.
 *
 * @param since when it was first found without a gap
 */
public record HeldFinding(String target, Finding finding, Instant since) {
    AlertKey key() {
        return new AlertKey(target, finding.cause());
    }
}
