package dev.lifeguard.probe.activity;

import java.time.Duration;
import java.time.Instant;

/**
 * The looks that follow a suspicion soon, however many share the server: a few, as many as it takes to be certain, and then
 * none for a while, so that a pod that is suspicious again and again costs little more. Use it from one thread at a time.
 */
final class SecondLooks {
    private static final int FEW = 3;
    private static final Duration REST = Duration.ofMinutes(5);

    private Instant begun = Instant.EPOCH;
    private volatile int left;

    /** A look has ended. */
    void saw(boolean suspicious, Instant now) {
        if (suspicious && Duration.between(begun, now).abs().compareTo(REST) >= 0) {
            begun = now;
            left = FEW;
        } else if (left > 0) {
            left = suspicious ? left - 1 : 0;
        }
    }

    /** Whether one is to follow soon. Any thread. */
    boolean isNext() {
        return left > 0;
    }
}
