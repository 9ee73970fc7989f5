package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether to find out how long the path lets a connection be idle. */
@ConfigMapping(prefix = "lifeguard.idle-cutoff")
public interface IdleCutoffSettings {
    /** Takes hours, and one more connection a target while it lasts. */
    @WithDefault("false")
    boolean enabled();
}
