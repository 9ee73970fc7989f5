package dev.lifeguard.wiring;

import dev.lifeguard.config.ConnectSettings;
import dev.lifeguard.config.ProbeSettings;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.target.Target;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scheduler;
import dev.lifeguard.watch.TransitionLog;
import dev.lifeguard.watch.Watch;
import dev.lifeguard.watch.WatchListener;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The watch and what it is made of. */
final class Looking {
    @Produces
    @Singleton
    Wordings wordings() {
        return Wordings.load();
    }

    @Produces
    @Singleton
    Explainer explainer() {
        return Explainer.load();
    }

    @Produces
    @Singleton
    Cadence cadence(ProbeSettings probe, ConnectSettings connect) {
        return new Cadence(probe.interval(), probe.timeout(), connect.timeout());
    }

    @Produces
    @Singleton
    ProbeFactory pathProbe(Vertx vertx, Sessions sessions, Cadence cadence, InstantSource clock) {
        PathLimits limits = new PathLimits(cadence.timeout(), cadence.connectTimeout());
        return target -> new PathProbe(target, sessions.with(target), vertx, limits, clock);
    }

    @Produces
    @Singleton
    WatchListener transitionLog() {
        return new TransitionLog();
    }

    @Produces
    @Singleton
    Watch watch(
            ConfiguredTargets targets,
            @All List<ProbeFactory> probes,
            Cadence cadence,
            Scheduler scheduler,
            RandomGenerator jitter,
            @All List<WatchListener> listeners) {
        List<Target> configured = targets.all();
        return new Watch(configured, probes, new Diagnostician(RuleBook.all()), cadence, scheduler, jitter, listeners);
    }

    @Produces
    @Singleton
    CurrentReport report(Watch watch) {
        return watch.report();
    }
}
