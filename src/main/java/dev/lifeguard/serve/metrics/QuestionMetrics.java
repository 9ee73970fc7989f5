package dev.lifeguard.serve.metrics;

import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.QuestionTimes;
import dev.lifeguard.watch.TargetReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What our own questions cost. Micrometer's own counter, since MicroProfile's counts whole numbers only and a question
 * takes milliseconds.
 */
@Singleton
record QuestionMetrics(MeterRegistry registry, CurrentReport current, QuestionTimes times) {
    void register(@Observes StartupEvent event) {
        for (TargetReport target : current.get().targets()) {
            register(target.name());
        }
    }

    void register(String target) {
        FunctionCounter.builder(
                        Metric.SERVER_TIME.metadata().getName(),
                        times,
                        all -> all.of(target).toNanos() / 1e9)
                .description(Metric.SERVER_TIME.metadata().getDescription())
                .tag(Metric.TARGET, target)
                .register(registry);
    }
}
