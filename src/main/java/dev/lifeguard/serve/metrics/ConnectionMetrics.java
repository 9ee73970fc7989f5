package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Tag;

/** How many connections there are and can be, of every target that was counted once. */
@Singleton
final class ConnectionMetrics implements WatchListener {
    private final ReportGauges gauges;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    ConnectionMetrics(ReportGauges gauges) {
        this.gauges = gauges;
    }

    @Override
    public void reported(Change change) {
        change.after()
                .facts()
                .of(ActivityObservation.class)
                .filter(seen -> shown.add(change.after().name()))
                .ifPresent(seen -> register(change.after().name(), seen));
    }

    private void register(String target, ActivityObservation first) {
        gauge(
                Metric.CONNECTIONS_MAX,
                target,
                seen -> Optional.of(seen.capacity().max()));
        gauge(
                Metric.CONNECTIONS_USABLE,
                target,
                seen -> Optional.of(seen.capacity().usable()));
        gauge(Metric.PEERS, target, seen -> Optional.of(seen.fleet().peers()));
        if (first.declared().isPresent()) {
            gauge(Metric.CONNECTIONS_DEMAND, target, seen -> seen.declared().map(DeclaredPool::demand));
        }
        for (SessionState state : SessionState.values()) {
            Tag tag = new Tag(Metric.STATE, state.label());
            gauge(Metric.CONNECTIONS, target, seen -> Optional.of(seen.in(state)), tag);
            gauge(Metric.POD_CONNECTIONS, target, seen -> inPod(seen, state), tag);
        }
    }

    private static Optional<Long> inPod(ActivityObservation seen, SessionState state) {
        return seen.pool().unseen().isPresent()
                ? Optional.empty()
                : Optional.of(seen.pool().own().stream()
                        .filter(session -> session.state() == state)
                        .count());
    }

    private void gauge(
            Metric metric,
            String target,
            Function<ActivityObservation, Optional<? extends Number>> value,
            Tag... more) {
        gauges.fact(
                metric,
                target,
                report -> report.facts().of(ActivityObservation.class).flatMap(value),
                more);
    }
}
