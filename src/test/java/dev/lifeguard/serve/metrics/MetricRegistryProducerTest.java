package dev.lifeguard.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MetricRegistryProducerTest {
    /** As in a native executable, where the adapter's registry is there before anything runs. */
    @Test
    void nothingIsKeptInARegistryThatNobodyReads() {
        SimpleMeterRegistry unread = new SimpleMeterRegistry();
        Metrics.addRegistry(unread);

        new MetricRegistryProducer().metrics(new SimpleMeterRegistry());

        assertThat(Metrics.globalRegistry.getRegistries()).doesNotContain(unread);
    }
}
