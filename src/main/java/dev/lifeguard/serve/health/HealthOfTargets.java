package dev.lifeguard.serve.health;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TargetReport;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Registers a check per target with SmallRye, and one of the application where it has an address: how many there are is
 * known only when the process starts.
 */
@Singleton
record HealthOfTargets(
        Readiness readiness,
        CurrentReport current,
        Wordings wordings,
        InstantSource clock,
        Optional<ApplicationEndpoint> application) {
    void register(@Observes StartupEvent event) {
        for (TargetReport target : current.get().targets()) {
            register(HealthType.READINESS, target.name(), readiness::ready);
            register(HealthType.STARTUP, target.name(), (known, now) -> readiness.started(known));
        }
        application.ifPresent(endpoint -> HealthRegistries.getRegistry(HealthType.READINESS)
                .register("application", new ApplicationCheck(endpoint)));
    }

    private void register(HealthType type, String target, BiPredicate<TargetReport, Instant> question) {
        HealthRegistries.getRegistry(type)
                .register(target, new DatabaseCheck(target, question, readiness, current, wordings, clock));
    }
}
