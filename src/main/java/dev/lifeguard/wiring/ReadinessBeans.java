package dev.lifeguard.wiring;

import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.serve.health.Readiness;
import dev.lifeguard.serve.health.ApplicationEndpoint;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy that was chosen, and whom else to ask. */
final class ReadinessBeans {
    @Produces
    @Singleton
    Readiness readiness(SettingValues settings) {
        return new Readiness(settings.get(ServeSettings.READINESS_POLICY));
    }

    @Produces
    @Singleton
    Optional<ApplicationEndpoint> application(SettingValues settings, Vertx vertx, InstantSource clock) {
        return settings.find(ServeSettings.READINESS_APP_URL)
                .map(url -> new ApplicationEndpoint(vertx, url.toString(), clock));
    }
}
