package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a target is looked at. */
@ConfigMapping(prefix = "lifeguard.probe")
public interface ProbeSettings {
    /** Time between two looks while all is well, from 100ms to 1h; jitter comes on top. */
    @WithDefault("2s")
    Duration interval();

    /** How long a query on an open connection may take, from 50ms to 1m. */
    @WithDefault("1s")
    Duration timeout();
}
