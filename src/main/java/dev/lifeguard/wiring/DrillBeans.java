package dev.lifeguard.wiring;

import dev.lifeguard.config.DrillSettings;
import dev.lifeguard.drill.DrillBounds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Drills over HTTP, where they are wanted. */
final class DrillBeans {
    @Produces
    @Singleton
    DrillBounds bounds(DrillSettings settings) {
        return new DrillBounds(
                settings.url().filter(url -> settings.enabled()),
                settings.maxRequests(),
                settings.maxConcurrency(),
                settings.limit());
    }
}
