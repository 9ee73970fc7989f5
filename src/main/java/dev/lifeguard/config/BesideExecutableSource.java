package dev.lifeguard.config;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Hands {@link BesideExecutable} to the configuration, between the environment (300) and what is built in (250). Setting
 * {@code smallrye.config.locations} instead would put the file above the environment, which has to win.
 */
public final class BesideExecutableSource implements ConfigSourceProvider {
    private static final int ORDINAL = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        return BesideExecutable.file().map(this::source).map(List::of).orElse(List.of());
    }

    private ConfigSource source(Path file) {
        try {
            return new PropertiesConfigSource(file.toUri().toURL(), ORDINAL);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
