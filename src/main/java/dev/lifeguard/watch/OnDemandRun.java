package dev.lifeguard.watch;

import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;

/** One look of every probe on demand, and everybody who waits for it. Lives on the watch's thread. */
final class OnDemandRun {
    private final CurrentReport report;
    private final List<UniEmitter<? super Report>> waiting = new ArrayList<>();
    private int pending;
    private boolean over;

    OnDemandRun(CurrentReport report) {
        this.report = report;
    }

    /** Asks every probe; ends by itself after the cadence's longest run, with the report as it is then. */
    void begin(List<ProbeLoop> loops, Cadence cadence, Scheduler scheduler) {
        Timer limit = scheduler.after(cadence.longestRun(), this::end);
        pending = loops.size();
        for (ProbeLoop loop : loops) {
            loop.demand(() -> settled(limit));
        }
        if (loops.isEmpty()) {
            settled(limit);
        }
    }

    private void settled(Timer limit) {
        pending--;
        if (pending <= 0) {
            limit.cancel();
            end();
        }
    }

    void join(UniEmitter<? super Report> caller) {
        waiting.add(caller);
    }

    boolean isOver() {
        return over;
    }

    void end() {
        if (!over) {
            over = true;
            waiting.forEach(caller -> caller.complete(report.get()));
            waiting.clear();
        }
    }
}
