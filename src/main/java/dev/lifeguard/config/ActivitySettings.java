package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often to look who is connected. */
@ConfigMapping(prefix = "lifeguard.activity")
public interface ActivitySettings {
    /** Time between two looks, from 1s to 1h; a quarter of it while something needs a second look. */
    @WithDefault("15s")
    Duration interval();
}
