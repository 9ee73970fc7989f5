package dev.lifeguard.probe.path;

import java.time.Duration;

/** Time since it was started, from the monotonic clock: for measuring, never for deciding what time it is. */
final class Stopwatch {
    private final long start = System.nanoTime();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
