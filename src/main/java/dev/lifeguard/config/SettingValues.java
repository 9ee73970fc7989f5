package dev.lifeguard.config;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SmallFile;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** What is set. Values were looked at before, see {@link ConfigurationProblems}; wrong ones throw. */
public final class SettingValues {
    /** What our variables begin with. */
    static final String OURS = "LIFEGUARD_";

    /** What our keys begin with. */
    private static final String KEYS = "lifeguard.";

    private final Config config;
    private @Nullable Set<String> properties;
    private @Nullable Set<String> variables;

    public SettingValues(Config config) {
        this.config = config;
    }

    /** What is set, else the default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** What is set, else the default, if there is one. Paths that are blank count as not set. */
    public <T> Optional<T> find(Setting<T> setting) {
        return given(setting)
                .filter(text -> !isBlankPath(setting, text))
                .or(setting::standard)
                .map(setting.type().parse());
    }

    /** Every value of a family, by the name in its key. */
    public <T> Map<String, T> all(NamedSetting<T> family) {
        Map<String, T> all = new LinkedHashMap<>();
        names(family).forEach(name -> find(family.of(name)).ifPresent(value -> all.put(name, value)));
        return all;
    }

    /** A secret that is set itself or stands in a file; the file wins, and is read each time. */
    public Optional<Supplier<Optional<Secret>>> secret(Setting<Secret> itself, Setting<String> file) {
        Optional<Supplier<Optional<Secret>>> fromFile = find(file).map(path -> () -> inFile(path));
        return fromFile.or(() -> find(itself)
                .map(secret ->
                        () -> Optional.of(secret).filter(each -> !each.reveal().isBlank())));
    }

    /** Without the blanks around it; empty where the file cannot be read or is empty. Blocks. */
    private static Optional<Secret> inFile(String path) {
        return SmallFile.read(path)
                .text()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
    }

    public boolean isSet(Setting<?> setting) {
        String text = raw(setting.key()).getRawValue();
        return text != null && !isBlankPath(setting, text);
    }

    private static boolean isBlankPath(Setting<?> setting, String text) {
        return setting.type().equals(SettingType.TEXT) && text.isBlank();
    }

    /**
     * The value as it was given, {@code ${…}} replaced; empty text where the key is set to nothing. Most keys are not set,
     * and are looked up once.
     *
     * @throws java.util.NoSuchElementException where it refers to something that is not set
     */
    Optional<String> given(Setting<?> setting) {
        ConfigValue raw = raw(setting.key());
        String text = raw.getRawValue();
        if (text == null || (setting.type().verbatim() && isFromEnvironment(raw))) {
            return Optional.ofNullable(text);
        }
        return Optional.of(
                requireNonNullElse(config.getConfigValue(setting.key()).getValue(), text));
    }

    boolean fromEnvironment(Setting<?> setting) {
        return isFromEnvironment(raw(setting.key()));
    }

    private static boolean isFromEnvironment(ConfigValue raw) {
        String source = raw.getSourceName();
        return source != null && source.startsWith(EnvConfigSource.NAME);
    }

    private ConfigValue raw(String key) {
        return Expressions.withoutExpansion(() -> config.getConfigValue(key));
    }

    /** The names in keys and variables; may hold unusable ones. */
    Set<String> names(NamedSetting<?> family) {
        return Stream.concat(properties().stream(), variables().stream())
                .flatMap(each -> family.name(each).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Names of properties that look like ours and are set anywhere but in the environment, whose names are ambiguous.
     * Collected once.
     */
    Set<String> properties() {
        Set<String> collected = properties;
        if (collected == null) {
            collected = sources()
                    .filter(source -> !(source instanceof EnvConfigSource))
                    .flatMap(source -> source.getPropertyNames().stream())
                    .filter(name -> name.startsWith(KEYS))
                    .collect(Collectors.toCollection(TreeSet::new));
            properties = collected;
        }
        return collected;
    }

    /** Environment variables that look like ours. Collected once. */
    Set<String> variables() {
        Set<String> collected = variables;
        if (collected == null) {
            collected = sources()
                    .filter(EnvConfigSource.class::isInstance)
                    .flatMap(source -> source.getPropertyNames().stream())
                    .filter(name -> name.startsWith(OURS))
                    .collect(Collectors.toCollection(TreeSet::new));
            variables = collected;
        }
        return collected;
    }

    private Stream<ConfigSource> sources() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false);
    }
}
