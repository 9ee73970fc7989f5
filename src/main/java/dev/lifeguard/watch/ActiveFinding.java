package dev.lifeguard.watch;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import java.time.Instant;

/**
 * A finding and how long it has held.
 *
 * @param since when its cause was first found without a gap
 * @param lastSeen when it was confirmed last
 */
public record ActiveFinding(Finding finding, Instant since, Instant lastSeen) {
    public Cause cause() {
        return finding.cause();
    }

    public Severity severity() {
        return finding.severity();
    }

    /** Whether it is more than a remark. */
    public boolean hurts() {
        return severity() != Severity.INFO;
    }
}
