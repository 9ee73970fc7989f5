package dev.lifeguard.watch;

import dev.lifeguard.probe.Probe;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import java.util.List;

/** Closes probes, all at once, and waits for them no longer than {@link Cadence#CLOSING}. */
final class Closing {
    private final Scheduler scheduler;
    private final Runnable done;
    private int open;
    private boolean over;

    private Closing(Scheduler scheduler, int open, Runnable done) {
        this.scheduler = scheduler;
        this.open = open;
        this.done = done;
    }

    /** On the watch's thread, as {@code done} is. */
    static void of(List<Probe> probes, Scheduler scheduler, Runnable done) {
        if (probes.isEmpty()) {
            done.run();
            return;
        }
        Closing closing = new Closing(scheduler, probes.size(), done);
        Timer limit = scheduler.after(Cadence.CLOSING, closing::end);
        probes.forEach(probe -> closing.close(probe, limit));
    }

    private void close(Probe probe, Timer limit) {
        try {
            probe.close().subscribe().with(closed -> one(limit), failed -> one(limit));
        } catch (RuntimeException thrown) {
            one(limit);
        }
    }

    private void one(Timer limit) {
        scheduler.execute(() -> {
            open--;
            if (open <= 0) {
                limit.cancel();
                end();
            }
        });
    }

    private void end() {
        if (!over) {
            over = true;
            done.run();
        }
    }
}
