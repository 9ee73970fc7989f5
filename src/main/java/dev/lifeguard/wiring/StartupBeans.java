package dev.lifeguard.wiring;

import dev.lifeguard.config.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the process was started for. */
final class StartupBeans {
    @Produces
    @Singleton
    Startup startup() {
        return Startup.current();
    }
}
