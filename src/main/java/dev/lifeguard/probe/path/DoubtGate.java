package dev.lifeguard.probe.path;

import static dev.lifeguard.time.Durations.shorter;

import java.time.Duration;
import java.time.Instant;

/**
 * When a reason to doubt is worth a new connection: the first at once, those that follow closely ever more rarely, down to
 * the pace at which one is opened anyway. So an application that opens a connection for each request costs no more.
 */
final class DoubtGate {
    static final Duration FIRST = Duration.ofSeconds(5);

    private final Duration longest;
    private Instant passed = Instant.EPOCH;
    private Duration gap = Duration.ZERO;

    /** @param longest the pace without any doubt */
    DoubtGate(Duration longest) {
        this.longest = longest;
    }

    /** Whether a reason at this time passes. */
    boolean pass(Instant now) {
        Duration since = Duration.between(passed, now).abs();
        if (since.compareTo(gap) < 0) {
            return false;
        }
        passed = now;
        gap = shorter(since.compareTo(gap.plus(longest)) >= 0 ? FIRST : gap.multipliedBy(2), longest);
        return true;
    }
}
