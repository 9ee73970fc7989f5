package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Notices that a URL reads differently than it did, as after a rotation of its secret: it is read again and again. Lives on
 * the probe's context.
 */
final class UrlWatcher {
    private final Supplier<Future<DatabaseUrl>> url;
    private final Time time;
    private final Duration pace;
    private final boolean mayChange;
    private final Runnable changed;
    private Timer next = Timer.NONE;
    private int generation;
    private boolean closed;

    /**
     * @param pace from one reading to the next
     * @param mayChange whether a file has a part in it; where none has, nothing is read
     */
    UrlWatcher(Supplier<Future<DatabaseUrl>> url, Time time, Duration pace, boolean mayChange, Runnable changed) {
        this.url = url;
        this.time = time;
        this.pace = pace;
        this.mayChange = mayChange;
        this.changed = changed;
    }

    /** From now on what differs from {@code before} is a change. */
    void begin(DatabaseUrl before) {
        stop();
        if (!closed && mayChange) {
            int mine = generation;
            next = time.after(pace, () -> read(before, mine));
        }
    }

    private void read(DatabaseUrl before, int mine) {
        url.get().onComplete(read -> {
            if (mine == generation) {
                DatabaseUrl now = read.succeeded() ? read.result() : before;
                begin(now);
                if (!now.equals(before)) {
                    changed.run();
                }
            }
        });
    }

    /** A reading that is under way is of no interest any more. */
    void stop() {
        generation++;
        next.cancel();
    }

    void close() {
        closed = true;
        stop();
    }
}
