package dev.lifeguard.watch;

import java.time.Duration;
import java.time.Instant;

/** Time and the one thread on which the watch lives. */
public interface Scheduler {
    Instant now();

    /** Runs {@code task} on the watch's thread as soon as it is free. */
    void execute(Runnable task);

    /** Runs {@code task} on the watch's thread after {@code delay}. */
    Cancellable after(Duration delay, Runnable task);

    /** Something that will run unless it is cancelled first. */
    interface Cancellable {
        /** On the watch's thread: from now on the task does not run, even where its timer has fired already. */
        void cancel();
    }
}
