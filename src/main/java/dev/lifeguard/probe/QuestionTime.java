package dev.lifeguard.probe;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long our own questions to one target took, all together. Each counts from when it was sent until it was answered or
 * given up, so the network is in it: the server itself was busy for less. Any thread.
 */
public final class QuestionTime {
    private final LongAdder nanos = new LongAdder();

    public void add(Duration took) {
        nanos.add(Math.max(0, took.toNanos()));
    }

    /** Since this process began; never less than before. */
    public Duration total() {
        return Duration.ofNanos(nanos.sum());
    }
}
