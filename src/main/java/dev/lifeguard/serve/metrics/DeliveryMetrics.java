package dev.lifeguard.serve.metrics;

import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.DeliveryListener;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what became of alerts. */
@Singleton
record DeliveryMetrics(MetricRegistry registry) implements DeliveryListener {
    @Override
    public void delivered(Delivery outcome, int alerts) {
        registry.counter(Metric.ALERTS_SENT.metadata(), new Tag(Metric.OUTCOME, outcome.label()))
                .inc(alerts);
    }
}
