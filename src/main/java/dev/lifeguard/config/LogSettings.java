package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log is written. */
@ConfigMapping(prefix = "lifeguard.log")
public interface LogSettings {
    /** Whether each line is a JSON object; {@code application.properties} hands it on to Quarkus. */
    @WithDefault("false")
    boolean json();
}
