package dev.lifeguard.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How many connections this pod has towards a target, as far as its sockets tell: nobody is asked for it. More than there
 * were for a while are worth a look, as a pool that grows may be at its end. What comes and goes within the same bounds is
 * not. Use it from one thread at a time.
 */
public final class PodConnections {
    static final Duration WHILE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int most;
    private Instant reached = Instant.EPOCH;

    PodConnections(InstantSource clock) {
        this.clock = clock;
    }

    /** Calls {@code listener} when there are more than there were for a while. Any thread. */
    public void onMore(Runnable listener) {
        listeners.add(listener);
    }

    /** So many are open. The first time says nothing of what was before. */
    public void saw(int open) {
        Instant now = clock.instant();
        boolean first = reached.equals(Instant.EPOCH);
        boolean more = open > most;
        if (open >= most || Duration.between(reached, now).abs().compareTo(WHILE) > 0) {
            most = open;
            reached = now;
        }
        if (more && !first) {
            listeners.forEach(Runnable::run);
        }
    }
}
