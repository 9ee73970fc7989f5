package dev.lifeguard.config;

import dev.lifeguard.serve.health.ReadinessPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the pod is ready. */
@ConfigMapping(prefix = "lifeguard.readiness")
public interface ReadinessSettings {
    /** One of {@code auto}, {@code strict}, {@code startup}, {@code off}. */
    @WithDefault("auto")
    ReadinessPolicy policy();
}
