package dev.lifeguard.alert.delivery;

import static dev.lifeguard.time.Durations.shorter;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait for the next attempt while a receiver does not answer: longer each time, never in step with other
 * sidecars.
 *
 * @param failures in a row
 */
record Backoff(int failures) {
    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(15);
    static final Backoff NONE = new Backoff(0);

    Backoff failed() {
        return new Backoff(failures + 1);
    }

    /** Up to a quarter shorter than the doubled time, never longer. */
    Duration delay(RandomGenerator random) {
        Duration full = shorter(FIRST.multipliedBy(1L << Math.min(failures - 1, 10)), LONGEST);
        return Duration.ofNanos((long) (full.toNanos() * (0.75 + 0.25 * random.nextDouble())));
    }
}
