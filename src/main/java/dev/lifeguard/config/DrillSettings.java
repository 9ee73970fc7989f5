package dev.lifeguard.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What {@code POST /api/v1/drill} may do. Whoever reaches the port can start it, so it is off unless somebody wants it. */
@ConfigMapping(prefix = "lifeguard.drill")
public interface DrillSettings {
    String URL = "lifeguard.drill.url";
    String ENABLED = "lifeguard.drill.enabled";

    /** Whether it may be started over HTTP. */
    @WithDefault("false")
    boolean enabled();

    /** The application's health endpoint, the only address that is ever asked. */
    Optional<String> url();

    /** Requests at most, from 1 to 10000. */
    @WithDefault("500")
    int maxRequests();

    /** Requests at once at most, from 1 to 500. */
    @WithDefault("100")
    int maxConcurrency();

    /** No request is sent after this time, from 1s to 45s: the answer has to come before a connection counts as idle. */
    @WithDefault("30s")
    Duration limit();
}
