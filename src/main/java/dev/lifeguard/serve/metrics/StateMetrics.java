package dev.lifeguard.serve.metrics;

import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TargetReport;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What is read from the report when Prometheus asks, so that facts too old to be believed count as down. */
@Singleton
final class StateMetrics {
    private final MetricRegistry registry;
    private final CurrentReport current;
    private final InstantSource clock;
    private final String version;

    StateMetrics(
            MetricRegistry registry,
            CurrentReport current,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.registry = registry;
        this.current = current;
        this.clock = clock;
        this.version = version;
    }

    void register(@Observes StartupEvent event) {
        for (TargetReport target : current.get().targets()) {
            String name = target.name();
            registry.gauge(Metric.UP.metadata(), () -> up(name), new Tag(Metric.TARGET, name));
        }
        registry.gauge(
                Metric.BUILD_INFO.metadata(),
                () -> 1,
                new Tag(Metric.VERSION, version),
                new Tag(Metric.JAVA, String.valueOf(Runtime.version().feature())));
    }

    private int up(String target) {
        boolean works = current.get()
                .target(target)
                .map(known -> known.statusAt(clock.instant()).works())
                .orElse(false);
        return works ? 1 : 0;
    }
}
