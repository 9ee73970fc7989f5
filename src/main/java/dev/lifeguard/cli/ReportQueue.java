package dev.lifeguard.cli;

import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands what the watch reports to a command that waits on its own thread, round by round: facts may change where neither
 * status nor findings do. Keeps nothing before {@link #listen}; after it
 * at most {@value #MOST}, and then the oldest are lost.
 */
@Singleton
public class ReportQueue implements WatchListener {
    static final int MOST = 1024;

    private final BlockingQueue<TargetReport> queue = new ArrayBlockingQueue<>(MOST);
    private volatile boolean listening;

    void listen() {
        listening = true;
    }

    /** The next report; empty where none comes in time. */
    Optional<TargetReport> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(queue.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void reported(Change change) {
        if (listening) {
            while (!queue.offer(change.after())) {
                queue.poll();
            }
        }
    }
}
