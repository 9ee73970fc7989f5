package dev.lifeguard.probe.path;

import java.time.Duration;

/**
 * How much of the time that passed this process was there for. A process that is frozen, throttled by its CPU limit or
 * starved on a busy node notices its own absence only by its timers, which come late; what a server did meanwhile it cannot
 * know. Not thread-safe: lives on one event loop.
 */
final class SchedulingGaps {
    /** How often one who waits looks at the clock. */
    static final Duration TICK = Duration.ofMillis(50);

    /**
     * A tick later than this was missed. Garbage collection and other work on the loop take less; a process throttled to a
     * twentieth of a core has a pause of 95 ms in every period of 100 ms.
     */
    static final Duration LATE = Duration.ofMillis(40);

    private Duration present = Duration.ZERO;
    private Duration absent = Duration.ZERO;

    /** Time passed until a tick that was due after {@code wanted}: all of it was waited for, or the excess was missed. */
    void ticked(Duration wanted, Duration passed) {
        Duration excess = passed.minus(wanted);
        if (excess.compareTo(LATE) > 0) {
            absent = absent.plus(excess);
        } else {
            present = present.plus(passed);
        }
    }

    /** Time in which an answer would have been noticed; a tick that was missed counts for nothing. */
    Duration present() {
        return present;
    }

    /** Time in which this process did not run. */
    Duration absent() {
        return absent;
    }
}
