package dev.lifeguard.drill;

import java.time.Duration;

/** Of the times of answers, by the nearest rank; all zero where nothing was answered. */
public record Percentiles(Duration fastest, Duration p50, Duration p90, Duration p99, Duration slowest) {

    /** @param sorted nanoseconds, ascending */
    static Percentiles of(long[] sorted) {
        return new Percentiles(at(sorted, 0), at(sorted, 50), at(sorted, 90), at(sorted, 99), at(sorted, 100));
    }

    private static Duration at(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
    }
}
