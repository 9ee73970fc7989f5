package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** What is set. */
final class SettingBeans {
    @Produces
    @Singleton
    SettingValues settings(Config config) {
        return new SettingValues(config);
    }
}
