package dev.lifeguard.watch;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** The one of a cause among others. A loop, since every round of every target asks. */
    static Optional<ActiveFinding> in(List<ActiveFinding> findings, Cause cause) {
        for (ActiveFinding each : findings) {
            if (each.cause() == cause) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it is more than a remark. */
    public boolean hurts() {
        return severity() != Severity.INFO;
    }
}
