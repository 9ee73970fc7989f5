package dev.lifeguard.time;

import java.time.Duration;

/** Of two durations, one; and of one, a multiple. */
public final class Durations {
    private Durations() {}

    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * So many parts of it, as {@code times(limit, 3, 2)} is half as much again. In nanoseconds: the duration's own arithmetic
     * takes decimals of any length for it, which a round that ends in a millisecond notices. For less than a year.
     */
    public static Duration times(Duration one, long parts, long of) {
        return Duration.ofNanos(Math.multiplyExact(one.toNanos(), parts) / of);
    }

    public static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
