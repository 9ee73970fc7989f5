package dev.lifeguard.watch;

import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.time.Scheduler;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Watches every target and publishes one report. Its methods may be called from any thread; all work is done on the
 * scheduler's.
 */
public final class Watch {
    private final Scheduler scheduler;
    private final Listeners listeners = new Listeners();
    private final List<TargetWatch> targets;
    private final CurrentReport report;
    private final Uni<Void> stopping;
    private final OnDemandRuns all;
    private final Map<String, OnDemandRuns> each = new HashMap<>();
    private boolean stopped;

    public Watch(
            List<Target> targets,
            List<ProbeFactory> probes,
            Diagnostician diagnostician,
            Cadence cadence,
            ServerShare share,
            Scheduler scheduler,
            RandomGenerator jitter) {
        this.scheduler = scheduler;
        this.targets = targets.stream()
                .map(target -> new TargetWatch(
                        target, probes, diagnostician, cadence, share, scheduler, jitter, listeners, this::publish))
                .toList();
        this.report = new CurrentReport(assembled());
        this.all = new OnDemandRuns(loops(), cadence, scheduler, report);
        for (TargetWatch target : this.targets) {
            each.put(target.report().name(), new OnDemandRuns(target.loops(), cadence, scheduler, report));
        }
        this.stopping = Uni.createFrom()
                .<Void>emitter(caller -> scheduler.execute(() -> halt(caller)))
                .memoize()
                .indefinitely();
    }

    public CurrentReport report() {
        return report;
    }

    /** From now on {@code listener} is called with what the watch does. */
    public void listen(WatchListener listener) {
        listeners.add(listener);
    }

    /** Begins to look, at once and from then on; never fails. Once stopped, it stays so. */
    public void start() {
        scheduler.execute(() -> loops().forEach(ProbeLoop::begin));
    }

    /**
     * Looks with every probe now. Ends once each has led to a verdict, with a second opinion where it takes one; at the
     * latest after {@link Cadence#longestRun()} or when the watch is stopped, with the report as it is then. Who calls
     * while a run is under way shares it; who calls right after one waits up to {@link Cadence#DEMAND_GAP} for the next.
     */
    public Uni<Report> runNow() {
        return Uni.createFrom().emitter(caller -> scheduler.execute(() -> join(Optional.of(all), caller)));
    }

    /** As {@link #runNow()}, for one target alone; at once with the report as it is where there is none of this name. */
    public Uni<Report> runNow(String target) {
        return Uni.createFrom()
                .emitter(caller -> scheduler.execute(() -> join(Optional.ofNullable(each.get(target)), caller)));
    }

    /** Takes a fact about a target that no probe brought; where there is none of this name nothing happens. */
    public void tell(String target, Observation fact) {
        scheduler.execute(() -> targets.stream()
                .filter(watched -> watched.report().name().equals(target))
                .forEach(watched -> watched.tell(fact)));
    }

    private void join(Optional<OnDemandRuns> demand, UniEmitter<? super Report> caller) {
        if (stopped || demand.isEmpty()) {
            caller.complete(report.get());
        } else {
            demand.get().join(caller);
        }
    }

    /** No more looks; what ends later is ignored. Completes when all probes are closed, or after a second without. */
    public Uni<Void> stop() {
        return stopping;
    }

    private void halt(UniEmitter<? super Void> caller) {
        stopped = true;
        loops().forEach(ProbeLoop::stop);
        all.end();
        each.values().forEach(OnDemandRuns::end);
        Closing.of(
                targets.stream().flatMap(target -> target.probes().stream()).toList(),
                scheduler,
                () -> caller.complete(null));
    }

    private List<ProbeLoop> loops() {
        return targets.stream().flatMap(target -> target.loops().stream()).toList();
    }

    private void publish() {
        report.publish(assembled());
    }

    private Report assembled() {
        return new Report(
                scheduler.now(), targets.stream().map(TargetWatch::report).toList());
    }
}
