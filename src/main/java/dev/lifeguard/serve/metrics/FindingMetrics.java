package dev.lifeguard.serve.metrics;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.Tag;

/** Which causes hold. One that held once stays as 0, so that its end is seen. */
@Singleton
record FindingMetrics(ReportGauges gauges) implements WatchListener {
    @Override
    public void changed(Change change) {
        change.appeared().forEach(active -> register(change.after().name(), active.cause()));
    }

    private void register(String target, Cause cause) {
        gauges.verdict(
                Metric.FINDING,
                target,
                report -> report.of(cause).isPresent() ? 1 : 0,
                new Tag(Metric.CAUSE, cause.slug()),
                new Tag(Metric.SEVERITY, cause.severity().label()),
                new Tag(Metric.SCOPE, cause.scope().label()));
    }
}
