package dev.lifeguard.diagnosis.rule;

import java.time.Duration;

/** Durations as evidence has them: seconds, to the millisecond. */
final class Seconds {
    private Seconds() {}

    static double of(Duration duration) {
        return Math.round(duration.toNanos() / 1e6) / 1e3;
    }
}
