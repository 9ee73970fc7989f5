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
    private final ReportGauges gauges;
    private final CurrentReport current;
    private final InstantSource clock;
    private final String version;

    StateMetrics(
            MetricRegistry registry,
            ReportGauges gauges,
            CurrentReport current,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.registry = registry;
        this.gauges = gauges;
        this.current = current;
        this.clock = clock;
        this.version = version;
    }

    void register(@Observes StartupEvent event) {
        for (TargetReport target : current.get().targets()) {
            gauges.verdict(
                    Metric.UP,
                    target.name(),
                    report -> report.statusAt(clock.instant()).works() ? 1 : 0);
            gauges.fact(
                    Metric.CONNECTED,
                    target.name(),
                    report -> report.timings().connected().map(at -> at.toEpochMilli() / 1e3));
        }
        registry.gauge(
                Metric.BUILD_INFO.metadata(),
                () -> 1,
                new Tag(Metric.VERSION, version),
                new Tag(Metric.JAVA, String.valueOf(Runtime.version().feature())));
    }
}
