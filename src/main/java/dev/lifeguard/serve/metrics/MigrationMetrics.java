package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How many migrations are pending. What was known once and is not any more shows as NaN, never as a number. */
@Singleton
final class MigrationMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final Map<Series, Double> values = new ConcurrentHashMap<>();

    MigrationMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void observed(String target, Observation observation) {
        if (observation.probe().equals(MigrationObservation.PROBE)) {
            values.keySet().stream()
                    .filter(series -> series.target().equals(target))
                    .forEach(series -> values.put(series, Double.NaN));
            states(observation)
                    .forEach(state -> state.pending()
                            .ifPresent(pending -> set(new Series(target, state.tool()), pending.size())));
        }
    }

    private static List<MigrationState> states(Observation observation) {
        return observation instanceof MigrationObservation seen ? seen.tools() : List.of();
    }

    private void set(Series series, int pending) {
        if (values.put(series, (double) pending) == null) {
            registry.gauge(
                    Metric.MIGRATIONS_PENDING.metadata(),
                    () -> values.getOrDefault(series, Double.NaN),
                    new Tag(Metric.TARGET, series.target()),
                    new Tag(Metric.TOOL, series.tool().label()));
        }
    }

    private record Series(String target, MigrationTool tool) {}
}
