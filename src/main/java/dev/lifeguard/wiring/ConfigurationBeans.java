package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** What is set, and what the process was started for. */
final class ConfigurationBeans {
    @Singleton
    SettingValues settings(Config config) {
        return new SettingValues(config);
    }

    @Singleton
    Startup startup() {
        return Startup.current();
    }
}
