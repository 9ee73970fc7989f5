package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.time.Scheduler;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
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
    private OnDemandRun run;
    private Instant next = Instant.MIN;

    OnDemandRuns(List<ProbeLoop> loops, Cadence cadence, Scheduler scheduler, CurrentReport report) {
        this.loops = List.copyOf(loops);
        this.cadence = cadence;
        this.scheduler = scheduler;
        this.report = report;
        this.run = new OnDemandRun(report);
        run.end();
    }

    void join(UniEmitter<? super Report> caller) {
        if (!run.isOver()) {
            run.join(caller);
            return;
        }
        OnDemandRun begun = new OnDemandRun(report);
        run = begun;
        begun.join(caller);
        Duration rest = Duration.between(scheduler.now(), next);
        if (rest.isZero() || rest.isNegative()) {
            begin(begun);
        } else {
            scheduler.after(shorter(rest, Cadence.DEMAND_GAP), () -> begin(begun));
        }
    }

    private void begin(OnDemandRun begun) {
        if (!begun.isOver()) {
            next = scheduler.now().plus(Cadence.DEMAND_GAP);
            begun.begin(loops, cadence, scheduler);
        }
    }

    /** Whoever waits gets the report as it is. */
    void end() {
        run.end();
    }
}
