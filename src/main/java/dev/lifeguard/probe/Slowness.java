package dev.lifeguard.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much longer something takes a server than the one its cost was measured on: by the quicker ones of the latest looks,
 * since much of what makes one longer than others is waiting, which costs the server nothing. Use it from one thread at a time.
 */
public final class Slowness {
    private static final int LOOKS = 8;

    private static final double MOST = 5;

    private final int enough;
    private final double least;
    private final Deque<Double> latest = new ArrayDeque<>();

    private Slowness(int enough, double least) {
        this.enough = enough;
        this.least = least;
    }

    /**
     * By how long answers take. Few call nothing slow: a sidecar that starts is not alone in that, as a rule. And half of
     * what an answer costs is that a process wakes up for it, which no clock in it sees.
     */
    public static Slowness ofAnswers() {
        return new Slowness(3, 0.5);
    }

    /**
     * By how long new connections take. Even the first counts: too many of them at once hurt more than too few. And none is
     * quick: that a process is made before and ends afterwards, which is most of what one costs, its client does not see.
     */
    public static Slowness ofLogins() {
        return new Slowness(1, 1);
    }

    /** One more look. What took no time at all was not measured, and is not counted. */
    public void saw(Duration took, Duration expected) {
        if (!took.isZero() && !took.isNegative()) {
            if (latest.size() == LOOKS) {
                latest.removeFirst();
            }
            latest.addLast(took.toNanos() / (double) expected.toNanos());
        }
    }

    /** No longer than five times; no more than 1 where too little was seen yet. */
    public double now() {
        double most = latest.size() < enough ? 1 : MOST;
        double usual =
                latest.stream().sorted().skip(latest.size() / 4).findFirst().orElse(1.0);
        return Math.max(least, Math.min(most, usual));
    }
}
