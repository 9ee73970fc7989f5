package dev.lifeguard.diagnosis.evidence;

import java.time.Duration;

/** Durations as evidence has them: seconds, to the millisecond. */
public final class Seconds {
    private Seconds() {}

    public static double of(Duration duration) {
        return Math.round(duration.toNanos() / 1e6) / 1e3;
    }
}
