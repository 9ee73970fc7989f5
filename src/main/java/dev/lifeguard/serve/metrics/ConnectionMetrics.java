package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How many connections there are and can be. What cannot be seen now is NaN, which no alert compares with. */
@Singleton
final class ConnectionMetrics implements WatchListener {
    private final MetricRegistry registry;
    private final Map<String, ActivityObservation> latest = new ConcurrentHashMap<>();
    private final Map<String, Boolean> registered = new ConcurrentHashMap<>();

    ConnectionMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void observed(String target, Observation observation) {
        if (observation instanceof ActivityObservation seen) {
            latest.put(target, seen);
            if (registered.put(target, true) == null) {
                register(target, seen);
            }
        } else if (observation instanceof Unseen && observation.probe().equals(ActivityObservation.PROBE)) {
            latest.remove(target);
        }
    }

    private void register(String target, ActivityObservation first) {
        gauge(Metric.CONNECTIONS_MAX, target, seen -> seen.capacity().max());
        gauge(Metric.CONNECTIONS_USABLE, target, seen -> seen.capacity().usable());
        if (first.declared().isPresent()) {
            gauge(
                    Metric.CONNECTIONS_DEMAND,
                    target,
                    seen -> seen.declared().map(DeclaredPool::demand).orElse(0L));
        }
        for (SessionState state : SessionState.values()) {
            Tag tag = new Tag(Metric.STATE, state.label());
            gauge(Metric.CONNECTIONS, target, seen -> seen.in(state), tag);
            gauge(Metric.POD_CONNECTIONS, target, seen -> inPod(seen, state), tag);
        }
    }

    private static double inPod(ActivityObservation seen, SessionState state) {
        return seen.pool().unseen().isPresent()
                ? Double.NaN
                : seen.pool().own().stream()
                        .filter(session -> session.state() == state)
                        .count();
    }

    private void gauge(Metric metric, String target, ToDoubleFunction<ActivityObservation> value, Tag... more) {
        Tag[] tags = new Tag[more.length + 1];
        tags[0] = new Tag(Metric.TARGET, target);
        System.arraycopy(more, 0, tags, 1, more.length);
        registry.gauge(metric.metadata(), () -> now(target, value), tags);
    }

    private double now(String target, ToDoubleFunction<ActivityObservation> value) {
        ActivityObservation seen = latest.get(target);
        return seen == null ? Double.NaN : value.applyAsDouble(seen);
    }
}
