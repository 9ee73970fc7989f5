package dev.lifeguard.time;

import java.time.Duration;
import java.time.Instant;

/** Time and the one thread on which the watch, and what follows it, live. */
public interface Scheduler {
    Instant now();

    /** Runs {@code task} on that thread as soon as it is free. */
    void execute(Runnable task);

    /** Runs {@code task} on that thread after {@code delay}. */
    Timer after(Duration delay, Runnable task);
}
