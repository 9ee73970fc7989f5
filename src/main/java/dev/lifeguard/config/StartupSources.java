package dev.lifeguard.config;

import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Hands the configuration what follows from {@link Startup}. System properties have 400, the environment 300, the files that
 * Quarkus reads 250 to 260. ({@code smallrye.config.locations} would put the file beside the executable above the
 * environment, which has to win.)
 */
public final class StartupSources implements ConfigSourceProvider {
    private static final int FIXED = 500;
    private static final int BESIDE_EXECUTABLE = 270;

    /** Above what is built in, below all that can be set where the process runs. */
    private static final int USUAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        return of(Startup.current());
    }

    /**
     * What is set where this process runs, before Quarkus starts: in a native executable {@code ConfigProvider} would answer
     * with what was set on the machine that built it, until Quarkus has started. Reads every source anew: system
     * properties, environment, the files that Quarkus reads, and what follows from {@link Startup}. Each is named here,
     * since a native executable finds no service by itself. Nor is any looked for: there are none that change values, and
     * of the converters of Quarkus none is used.
     *
     * @throws IllegalStateException where a file is there and cannot be read
     */
    public static Config read() {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new StartupSources())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }

    static List<ConfigSource> of(Startup startup) {
        List<ConfigSource> sources = new ArrayList<>();
        sources.add(new PropertiesConfigSource(startup.fixed(), "command", FIXED));
        sources.add(new PropertiesConfigSource(startup.usual(), "command, unless set", USUAL));
        if (startup.besideExecutable()) {
            BesideExecutable.file().ifPresent(file -> sources.add(source(file)));
        }
        return sources;
    }

    private static ConfigSource source(Path file) {
        try {
            return new PropertiesConfigSource(file.toUri().toURL(), BESIDE_EXECUTABLE);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
