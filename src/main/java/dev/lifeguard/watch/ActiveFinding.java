package dev.lifeguard.watch;

import dev.lifeguard.finding.Finding;
import java.time.Instant;

/**
 * A finding and how long it has held.
 *
 * @param since when its cause was first found without a gap
 * @param lastSeen when it was confirmed last
 */
public record ActiveFinding(Finding finding, Instant since, Instant lastSeen) {}
