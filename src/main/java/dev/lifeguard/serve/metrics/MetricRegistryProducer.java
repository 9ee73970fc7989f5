package dev.lifeguard.serve.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.metrics.legacyapi.LegacyMetricRegistryAdapter;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The MicroProfile registry on top of Micrometer's. */
final class MetricRegistryProducer {
    /** Injecting Micrometer's registry makes sure that it exists first. */
    @Singleton
    MetricRegistry metrics(MeterRegistry micrometer) {
        keepOnce(Metrics.globalRegistry);
        return new LegacyMetricRegistryAdapter(MetricRegistry.APPLICATION_SCOPE, micrometer);
    }

    /**
     * A class of the adapter's, which nothing here uses and a native executable has initialised all the same, brings a registry
     * that nobody reads: everything would be kept and counted in it a second time.
     */
    static void keepOnce(CompositeMeterRegistry all) {
        for (MeterRegistry registry : List.copyOf(all.getRegistries())) {
            if (registry instanceof SimpleMeterRegistry) {
                all.remove(registry);
            }
        }
    }

    /** The adapter marks everything with a scope, of which there is only one. */
    @Singleton
    MeterFilter withoutScope() {
        return MeterFilter.ignoreTags("mp_scope");
    }
}
