package dev.lifeguard.wiring;

import dev.lifeguard.config.ReadinessSettings;
import dev.lifeguard.serve.health.Readiness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy that was chosen. */
final class ReadinessBeans {
    @Produces
    @Singleton
    Readiness readiness(ReadinessSettings settings) {
        return new Readiness(settings.policy());
    }
}
