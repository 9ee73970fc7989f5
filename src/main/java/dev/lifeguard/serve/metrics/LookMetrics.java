package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts looks, times phases, and shows when certificates expire. */
@Singleton
final class LookMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final ReportGauges gauges;

    LookMetrics(MetricRegistry registry, ReportGauges gauges) {
        this.registry = registry;
        this.gauges = gauges;
    }

    @Override
    public void observed(String target, Observation observation) {
        Tag name = new Tag(Metric.TARGET, target);
        Tag probe = new Tag(Metric.PROBE, observation.probe());
        Tag outcome = new Tag(Metric.OUTCOME, ProbeOutcome.of(observation).label());
        registry.counter(Metric.PROBES.metadata(), name, probe, outcome).inc();
        if (observation instanceof PathObservation path) {
            path.timings().fresh().forEach((phase, time) -> time(name, phase, time));
        }
    }

    @Override
    public void reported(Change change) {
        if (change.after().certificate().isPresent()) {
            gauges.fact(
                    Metric.CERTIFICATE_NOT_AFTER,
                    change.after().name(),
                    report -> report.certificate().map(shown -> shown.notAfter().getEpochSecond()));
        }
    }

    private void time(Tag target, Phase phase, Duration time) {
        registry.timer(Metric.PROBE_PHASE.metadata(), target, new Tag(Metric.PHASE, phase.label()))
                .update(time);
    }
}
