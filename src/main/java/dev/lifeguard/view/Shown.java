package dev.lifeguard.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How times are written. */
final class Shown {
    private Shown() {}

    /** ISO-8601 in UTC, to the millisecond. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Seconds, to the microsecond: what the network measures is no finer. */
    static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / 1_000.0) / 1_000_000.0;
    }
}
