package dev.lifeguard.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** What is set, as text. */
final class SettingValues {
    private final Config config;

    SettingValues(Config config) {
        this.config = config;
    }

    /**
     * The value, {@code ${…}} replaced; empty text where the key is set to nothing.
     *
     * @throws java.util.NoSuchElementException where it refers to something that is not set
     */
    Optional<String> text(String key) {
        return Optional.ofNullable(config.getConfigValue(key).getValue())
                .or(() -> Optional.ofNullable(raw(key).getRawValue()));
    }

    /** As {@link #text}, but what the environment holds is taken as it stands, since a password may contain {@code $}. */
    Optional<String> verbatim(String key) {
        return fromEnvironment(key) ? Optional.ofNullable(raw(key).getRawValue()) : text(key);
    }

    boolean isSet(String key) {
        return raw(key).getRawValue() != null;
    }

    boolean fromEnvironment(String key) {
        String source = raw(key).getSourceName();
        return source != null && source.startsWith(EnvConfigSource.NAME);
    }

    private ConfigValue raw(String key) {
        return Expressions.withoutExpansion(() -> config.getConfigValue(key));
    }

    /** Names of properties that are set anywhere but in the environment, whose names are ambiguous. */
    static Set<String> properties(Config config) {
        Set<String> names = new TreeSet<>();
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .map(ConfigSource::getPropertyNames)
                .forEach(names::addAll);
        return names;
    }
}
