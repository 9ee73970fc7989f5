package dev.lifeguard.time;

import java.time.Duration;
import java.time.InstantSource;

/** A clock and its timers. May be used from any thread; what a timer runs, it runs on the event loop of who set it. */
public interface Time extends InstantSource {
    /** Nanoseconds that only ever grow, from an arbitrary origin: for measuring, never for deciding what time it is. */
    long nanos();

    /** Runs {@code task} once, {@code delay} from now; a delay below a millisecond is one. */
    Timer after(Duration delay, Runnable task);

    /** Runs {@code task} every {@code period}, for the first time a period from now. */
    Timer every(Duration period, Runnable task);

    /** Starts to measure. */
    default Stopwatch stopwatch() {
        return new Stopwatch(this);
    }
}
