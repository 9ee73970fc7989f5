package dev.lifeguard.time;

import java.time.Duration;

/** Time since it was started; see {@link Time#stopwatch()}. */
public final class Stopwatch {
    private final Time time;
    private final long start;

    Stopwatch(Time time) {
        this.time = time;
        this.start = time.nanos();
    }

    /** By the monotonic clock. */
    public Duration elapsed() {
        return Duration.ofNanos(time.nanos() - start);
    }
}
