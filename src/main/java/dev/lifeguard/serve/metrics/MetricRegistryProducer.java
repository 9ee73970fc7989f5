package dev.lifeguard.serve.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.smallrye.metrics.legacyapi.LegacyMetricRegistryAdapter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The MicroProfile registry on top of Micrometer's. */
final class MetricRegistryProducer {
    /** Injecting Micrometer's registry makes sure that it exists first. */
    @Singleton
    MetricRegistry metrics(MeterRegistry micrometer) {
        return new LegacyMetricRegistryAdapter(MetricRegistry.APPLICATION_SCOPE, micrometer);
    }

    /** The adapter marks everything with a scope, of which there is only one. */
    @Singleton
    MeterFilter withoutScope() {
        return MeterFilter.ignoreTags("mp_scope");
    }
}
