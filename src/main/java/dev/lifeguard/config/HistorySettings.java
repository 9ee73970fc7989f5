package dev.lifeguard.config;

import dev.lifeguard.incident.HistoryPolicy;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where incidents are recorded. */
public final class HistorySettings {
    static final String STORE = "lifeguard.history.store";
    static final String DIR = "lifeguard.history.dir";
    static final String SIZE = "lifeguard.history.size";
    static final String RETENTION = "lifeguard.history.retention";
    static final long SMALLEST = 64L * 1024;
    static final long LARGEST = 1024L * 1024 * 1024;

    private static final String STANDARD_DIR = "/var/lib/lifeguard";

    private HistorySettings() {}

    /** What {@code lifeguard.history.store} may be. */
    public enum Store {
        /** A journal on disk. */
        FILE,
        /** The default target's database, with the journal in front of it. */
        POSTGRES,
        /** Nowhere: what happened is forgotten with the process. */
        MEMORY
    }

    /** The standard folder is used where it exists, as a volume does, and never created. */
    public static HistoryPolicy of(Config config, Map<String, String> environment) {
        SettingValues values = new SettingValues(config);
        Store store = values.text(STORE)
                .map(text -> Store.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Store.FILE);
        Optional<Path> chosen = values.text(DIR).map(Path::of);
        return new HistoryPolicy(
                store == Store.MEMORY ? Optional.empty() : Optional.of(chosen.orElse(Path.of(STANDARD_DIR))),
                chosen.isPresent(),
                store == Store.POSTGRES,
                values.text(SIZE)
                        .map(text -> new MemorySizeConverter().convert(text).asLongValue())
                        .orElse(8L * 1024 * 1024),
                values.text(RETENTION).map(DurationConverter::parseDuration).orElse(Duration.ofDays(30)),
                environment.getOrDefault("HOSTNAME", "localhost"));
    }
}
