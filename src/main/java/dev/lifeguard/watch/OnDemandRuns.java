package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks on demand of some of the watch's loops. Who asks while one is under way shares it, and however many ask, they begin
 * no sooner than {@link Cadence#DEMAND_GAP} after one another. Lives on the watch's thread.
 */
final class OnDemandRuns {
    private final List<ProbeLoop> loops;
    private final Cadence cadence;
    private final Scheduler scheduler;
    private final CurrentReport report;
    private Run run;
    private Instant next = Instant.MIN;

    OnDemandRuns(List<ProbeLoop> loops, Cadence cadence, Scheduler scheduler, CurrentReport report) {
        this.loops = List.copyOf(loops);
        this.cadence = cadence;
        this.scheduler = scheduler;
        this.report = report;
        this.run = new Run();
        run.over = true;
    }

    void join(UniEmitter<? super Report> caller) {
        if (!run.over) {
            run.waiting.add(caller);
            return;
        }
        Run begun = new Run();
        run = begun;
        begun.waiting.add(caller);
        Duration rest = Duration.between(scheduler.now(), next);
        if (rest.isZero() || rest.isNegative()) {
            begin(begun);
        } else {
            scheduler.after(shorter(rest, Cadence.DEMAND_GAP), () -> begin(begun));
        }
    }

    private void begin(Run begun) {
        if (!begun.over) {
            next = scheduler.now().plus(Cadence.DEMAND_GAP);
            begun.begin();
        }
    }

    /** Whoever waits gets the report as it is. */
    void end() {
        run.end();
    }

    /** One look of every probe, and everybody who waits for it. */
    private final class Run {
        private final List<UniEmitter<? super Report>> waiting = new ArrayList<>();
        private int pending = loops.size();
        private boolean over;

        /** Asks every probe; ends by itself after the cadence's longest run, with the report as it is then. */
        void begin() {
            Timer limit = scheduler.after(cadence.longestRun(), this::end);
            loops.forEach(loop -> loop.demand(() -> settled(limit)));
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

        void end() {
            over = true;
            waiting.forEach(caller -> caller.complete(report.get()));
            waiting.clear();
        }
    }
}
