package dev.lifeguard.wiring;

import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.drill.DrillBounds;
import jakarta.inject.Singleton;
import java.net.URI;

/** Drills over HTTP, where they are wanted. */
final class DrillBeans {
    @Singleton
    DrillBounds bounds(SettingValues settings) {
        return new DrillBounds(
                settings.find(ServeSettings.DRILL_URL)
                        .map(URI::toString)
                        .filter(url -> settings.get(ServeSettings.DRILL_ENABLED)),
                settings.get(ServeSettings.DRILL_REQUESTS),
                settings.get(ServeSettings.DRILL_CONCURRENCY),
                settings.get(ServeSettings.DRILL_LIMIT));
    }
}
