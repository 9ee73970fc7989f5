package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a new connection may take. */
@ConfigMapping(prefix = "lifeguard.connect")
public interface ConnectSettings {
    /** Limit of each phase of connecting, from 50ms to 1m. */
    @WithDefault("3s")
    Duration timeout();
}
