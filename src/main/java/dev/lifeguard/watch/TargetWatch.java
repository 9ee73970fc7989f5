package dev.lifeguard.watch;

import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.time.Scheduler;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Watches one target: its probes go round on their own, and each round that counts becomes its report. */
final class TargetWatch {
    private final Scheduler scheduler;
    private final WatchListener listener;
    private final Runnable publish;
    private final TargetState state;
    private final FleetPace fleet;
    private final List<ProbeLoop> loops;
    private SilenceConfirmation patience = SilenceConfirmation.FRESH;
    private SilenceConfirmation patienceBeside = SilenceConfirmation.FRESH;

    TargetWatch(
            Target target,
            List<ProbeFactory> probes,
            Diagnostician diagnostician,
            Cadence cadence,
            ServerShare share,
            Scheduler scheduler,
            RandomGenerator jitter,
            WatchListener listener,
            Runnable publish) {
        this.scheduler = scheduler;
        this.listener = listener;
        this.publish = publish;
        List<Probe> made =
                probes.stream().map(factory -> factory.create(target)).toList();
        Set<String> names = made.stream().map(Probe::name).collect(Collectors.toSet());
        this.state = new TargetState(target, names, diagnostician, cadence.staleAfter(), scheduler.now());
        this.fleet = new FleetPace(cadence, share, jitter);
        this.loops = made.stream()
                .map(probe -> new ProbeLoop(probe, cadence, scheduler, fleet, this::decides))
                .toList();
    }

    TargetReport report() {
        return state.report();
    }

    List<ProbeLoop> loops() {
        return loops;
    }

    List<Probe> probes() {
        return loops.stream().map(ProbeLoop::probe).toList();
    }

    /** A fact that none of the probes brought. */
    void tell(Observation fact) {
        decides(fact);
    }

    private boolean confirmed(Observation latest) {
        if (latest instanceof NewConnectionObservation beside) {
            Observation walked = beside.walked().<Observation>map(path -> path).orElse(beside);
            patienceBeside = beside.walked().isPresent() ? patienceBeside.after(walked) : SilenceConfirmation.FRESH;
            return patienceBeside.accepts(walked);
        }
        patience = patience.after(latest);
        return patience.accepts(latest);
    }

    /** A silence that needs a second opinion decides nothing: what was known stays, and ages. */
    private boolean decides(Observation latest) {
        TargetReport before = state.report();
        fleet.saw(latest);
        if (!confirmed(latest)) {
            listener.observed(before.name(), latest);
            return false;
        }
        TargetReport after = state.accept(latest, scheduler.now());
        publish.run();
        // after that: nobody waits for a report until a look is counted
        listener.observed(before.name(), latest);
        Change change = Change.between(before, after);
        if (change.isNews()) {
            listener.changed(change);
        }
        listener.reported(change);
        return true;
    }
}
