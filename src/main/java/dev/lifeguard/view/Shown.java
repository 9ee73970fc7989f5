package dev.lifeguard.view;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How times are written. */
public final class Shown {
    private Shown() {}

    /** ISO-8601 in UTC, to the millisecond. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Seconds, to the microsecond, since what the network measures is no finer; never in powers of ten. */
    static BigDecimal seconds(Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(Math.round(duration.toNanos() / 1_000.0), 6).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
