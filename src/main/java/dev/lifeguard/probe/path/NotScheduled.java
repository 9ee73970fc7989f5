package dev.lifeguard.probe.path;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Nothing came, and this process was there for too little of the time to say that nothing was sent. */
final class NotScheduled extends TimeoutException {
    private final Duration absent;
    private final Duration waited;

    NotScheduled(Duration absent, Duration waited) {
        this.absent = absent;
        this.waited = waited;
    }

    Duration absent() {
        return absent;
    }

    Duration waited() {
        return waited;
    }
}
