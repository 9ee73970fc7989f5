package dev.lifeguard.wiring;

import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.serve.health.Readiness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy that was chosen. */
final class ReadinessBeans {
    @Produces
    @Singleton
    Readiness readiness(SettingValues settings) {
        return new Readiness(settings.get(ServeSettings.READINESS_POLICY));
    }
}
