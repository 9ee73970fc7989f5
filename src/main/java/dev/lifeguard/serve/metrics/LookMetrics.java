package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Counts looks, times phases, and shows when certificates expire. */
@Singleton
final class LookMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final ReportGauges gauges;
    /** The registry takes longer to find a metric than a look takes to be judged. */
    private final Map<Look, Counter> looks = new ConcurrentHashMap<>();

    private final Map<Timed, Timer> times = new ConcurrentHashMap<>();

    LookMetrics(MetricRegistry registry, ReportGauges gauges) {
        this.registry = registry;
        this.gauges = gauges;
    }

    @Override
    public void observed(String target, Observation observation) {
        looks.computeIfAbsent(new Look(target, observation.probe(), ProbeOutcome.of(observation)), this::counter)
                .inc();
        if (observation instanceof PathObservation path) {
            path.timings()
                    .fresh()
                    .forEach((phase, time) -> times.computeIfAbsent(new Timed(target, phase), this::timer)
                            .update(time));
        }
    }

    @Override
    public void reported(Change change) {
        if (change.after().certificate().isPresent()
                && change.before().certificate().isEmpty()) {
            gauges.fact(
                    Metric.CERTIFICATE_NOT_AFTER,
                    change.after().name(),
                    report -> report.certificate().map(shown -> shown.notAfter().getEpochSecond()));
        }
    }

    private Counter counter(Look look) {
        return registry.counter(
                Metric.PROBES.metadata(),
                new Tag(Metric.TARGET, look.target()),
                new Tag(Metric.PROBE, look.probe()),
                new Tag(Metric.OUTCOME, look.outcome().label()));
    }

    private Timer timer(Timed timed) {
        return registry.timer(
                Metric.PROBE_PHASE.metadata(),
                new Tag(Metric.TARGET, timed.target()),
                new Tag(Metric.PHASE, timed.phase().label()));
    }

    private record Look(String target, String probe, ProbeOutcome outcome) {}

    private record Timed(String target, Phase phase) {}
}
