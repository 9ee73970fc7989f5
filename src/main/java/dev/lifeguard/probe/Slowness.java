package dev.lifeguard.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * How much longer something takes a server than the one its cost was measured on: by the least of the latest looks, since
 * all that makes one longer than others is waiting, which costs the server nothing. Use it from one thread at a time.
 */
public final class Slowness {
    private static final int LOOKS = 8;
    private static final double LEAST = 0.2;
    private static final double MOST = 5;

    private final Deque<Double> latest = new ArrayDeque<>();

    /** One more look. What took no time at all was not measured, and is not counted. */
    public void saw(Duration took, Duration expected) {
        if (!took.isZero() && !took.isNegative()) {
            if (latest.size() == LOOKS) {
                latest.removeFirst();
            }
            latest.addLast(took.toNanos() / (double) expected.toNanos());
        }
    }

    /** From a fifth to five times; 1 where nothing was seen yet. */
    public double now() {
        return latest.isEmpty() ? 1 : Math.max(LEAST, Math.min(MOST, Collections.min(latest)));
    }
}
