package dev.lifeguard.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * How many changes that others cause are kept at once. Anybody may report alerts, and each report rewrites its incident:
 * beyond a handful they are kept together, a little later. Lives on the watch's thread.
 */
final class WriteBudget {
    static final int MOST = 10;
    static final Duration ONE_MORE = Duration.ofSeconds(5);

    private int left = MOST;
    private Instant counted = Instant.MIN;

    /** Whether one more may be kept at once; then it counts. Should the clock be set back, waiting begins anew. */
    boolean take(Instant now) {
        if (counted.equals(Instant.MIN) || now.isBefore(counted)) {
            counted = now;
        }
        long more = Duration.between(counted, now).dividedBy(ONE_MORE);
        if (more > 0) {
            left = (int) Math.min(MOST, left + more);
            counted = now;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
