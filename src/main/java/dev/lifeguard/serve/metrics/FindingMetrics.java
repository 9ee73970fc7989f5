package dev.lifeguard.serve.metrics;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Which causes hold. One that held once stays as 0, so that its end is seen. */
@Singleton
final class FindingMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final Map<Series, Integer> values = new ConcurrentHashMap<>();

    FindingMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void changed(TargetReport before, TargetReport after) {
        Set<Cause> now = causes(after);
        causes(before).stream().filter(cause -> !now.contains(cause)).forEach(ended -> set(after, ended, 0));
        now.forEach(cause -> set(after, cause, 1));
    }

    private static Set<Cause> causes(TargetReport report) {
        return report.findings().stream()
                .map(active -> active.finding().cause())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void set(TargetReport target, Cause cause, int value) {
        Series series = new Series(target.name(), cause);
        if (values.put(series, value) == null) {
            registry.gauge(Metric.FINDING.metadata(), () -> values.getOrDefault(series, 0), series.tags());
        }
    }

    private record Series(String target, Cause cause) {
        Tag[] tags() {
            return new Tag[] {
                new Tag(Metric.TARGET, target),
                new Tag(Metric.CAUSE, cause.slug()),
                new Tag(Metric.SEVERITY, cause.severity().label()),
                new Tag(Metric.SCOPE, cause.scope().label())
            };
        }
    }
}
