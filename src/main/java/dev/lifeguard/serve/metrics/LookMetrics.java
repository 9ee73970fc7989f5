package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts looks, times phases, and remembers when certificates expire. */
@Singleton
final class LookMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final Map<String, Long> notAfter = new ConcurrentHashMap<>();

    LookMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void observed(String target, Observation observation) {
        Tag name = new Tag(Metric.TARGET, target);
        Tag probe = new Tag(Metric.PROBE, observation.probe());
        Tag outcome = new Tag(Metric.OUTCOME, ProbeOutcome.of(observation).label());
        registry.counter(Metric.PROBES.metadata(), name, probe, outcome).inc();
        if (observation instanceof PathObservation path) {
            path.timings().fresh().forEach((phase, time) -> time(name, phase, time));
            path.certificate()
                    .ifPresent(shown -> expires(target, name, shown.notAfter().getEpochSecond()));
        }
    }

    private void time(Tag target, Phase phase, Duration time) {
        registry.timer(Metric.PROBE_PHASE.metadata(), target, new Tag(Metric.PHASE, phase.label()))
                .update(time);
    }

    private void expires(String target, Tag name, long second) {
        if (notAfter.put(target, second) == null) {
            registry.gauge(Metric.CERTIFICATE_NOT_AFTER.metadata(), () -> notAfter.getOrDefault(target, 0L), name);
        }
    }
}
