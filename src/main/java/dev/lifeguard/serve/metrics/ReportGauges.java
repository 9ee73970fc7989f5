package dev.lifeguard.serve.metrics;

import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TargetReport;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Gauges that are read from the report whenever Prometheus asks: nothing is kept that the report says. */
@Singleton
final class ReportGauges {
    private final MetricRegistry registry;
    private final CurrentReport current;
    private final InstantSource clock;
    private final Set<Object> registered = ConcurrentHashMap.newKeySet();

    ReportGauges(MetricRegistry registry, CurrentReport current, InstantSource clock) {
        this.registry = registry;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Shows a fact about a target. What is not known now, or too old to be believed, is NaN, which no alert compares with.
     * Once registered it stays; further calls do nothing.
     */
    void fact(Metric metric, String target, Function<TargetReport, Optional<? extends Number>> value, Tag... more) {
        show(
                metric,
                target,
                report -> report.isFresh(clock.instant())
                        ? value.apply(report).map(Number::doubleValue).orElse(Double.NaN)
                        : Double.NaN,
                more);
    }

    /** Shows what the report says of a target, however old it is; zero where it says nothing. */
    void verdict(Metric metric, String target, Function<TargetReport, Integer> value, Tag... more) {
        show(metric, target, report -> value.apply(report).doubleValue(), more);
    }

    private void show(Metric metric, String target, Function<TargetReport, Double> value, Tag... more) {
        if (registered.add(List.of(metric, target, List.of(more)))) {
            Tag[] tags = new Tag[more.length + 1];
            tags[0] = new Tag(Metric.TARGET, target);
            System.arraycopy(more, 0, tags, 1, more.length);
            registry.gauge(
                    metric.metadata(),
                    () -> current.get().target(target).map(value).orElse(0.0),
                    tags);
        }
    }
}
