package dev.lifeguard.config;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import org.eclipse.microprofile.config.Config;

/**
 * What is set where this process runs, before Quarkus starts. In a native executable {@code ConfigProvider} would answer
 * with what was set on the machine that built it, until Quarkus has started.
 */
public final class StartConfiguration {
    private StartConfiguration() {}

    /**
     * Reads every source anew: system properties, environment, the files that Quarkus reads, and what follows from
     * {@link Startup}. Each is named here, since a native executable finds no service by itself.
     *
     * @throws IllegalStateException where a file is there and cannot be read
     */
    public static Config read() {
        return ConfigUtils.emptyConfigBuilder()
                .withSources(new StartupSources())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
