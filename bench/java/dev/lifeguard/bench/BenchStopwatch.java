package dev.lifeguard.bench;

import java.time.Duration;

/** Time since it was made. */
final class BenchStopwatch {
    private final long start = System.nanoTime();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
