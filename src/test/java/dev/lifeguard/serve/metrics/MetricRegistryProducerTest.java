package dev.lifeguard.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class MetricRegistryProducerTest {
    /** As in a native executable, where the adapter's registry is there before anything runs. */
    @Test
    void nothingIsKeptInARegistryThatNobodyReads() {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        MeterRegistry read = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        all.add(read).add(new SimpleMeterRegistry());

        MetricRegistryProducer.keepOnce(all);

        assertThat(all.getRegistries()).containsExactly(read);
    }
}
