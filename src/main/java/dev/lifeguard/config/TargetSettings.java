package dev.lifeguard.config;

import dev.lifeguard.database.NamedUrl;
import dev.lifeguard.database.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * One more database than that of {@code DATABASE_URL}, as {@code lifeguard.targets.<name>.…} describes it.
 *
 * @param name lower case letters, digits and hyphens, at most 40: a label in metrics
 * @param url in any dialect
 * @param urlFile a file that holds the URL, read again at every connect
 * @param readOnly whether the application only reads there, so that a standby will do
 */
public record TargetSettings(String name, Optional<String> url, Optional<String> urlFile, boolean readOnly) {
    static final int MOST = 20;
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    static final String PREFIX = "lifeguard.targets.";

    private static final Pattern KEY = Pattern.compile("lifeguard\\.targets\\.([^.]+)\\.(?:url|url-file|read-only"
            + "|migrations\\.(?:alembic\\.dir|flyway\\.dir|expected))");
    private static final Pattern VARIABLE = Pattern.compile(
            "LIFEGUARD_TARGETS_(.+?)_(?:URL|URL_FILE|READ_ONLY" + "|MIGRATIONS_(?:ALEMBIC_DIR|FLYWAY_DIR|EXPECTED))");

    /** Every target that is set, by name. */
    public static List<TargetSettings> all(Config config, Map<String, String> environment) {
        SettingValues values = new SettingValues(config);
        return names(config, environment).stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> of(name, values))
                .toList();
    }

    /** The same in the words of the domain; what names neither URL nor file was refused before. */
    public NamedUrl named() {
        String key = PREFIX + name;
        return urlFile.map(path -> new NamedUrl(name, key + ".url-file", Secret.of(path), true, readOnly))
                .orElseGet(() -> new NamedUrl(name, key + ".url", Secret.of(url.orElse("")), false, readOnly));
    }

    /** The URL may hold a password, so only the name is shown. */
    @Override
    public String toString() {
        return "TargetSettings[" + name + "]";
    }

    private static TargetSettings of(String name, SettingValues values) {
        String key = PREFIX + name + ".";
        return new TargetSettings(
                name,
                values.verbatim(key + "url"),
                values.verbatim(key + "url-file"),
                values.text(key + "read-only").map(Boolean::parseBoolean).orElse(false));
    }

    /** The names in keys and variables; a variable's underscores stand for hyphens. May hold unusable ones. */
    static Set<String> names(Config config, Map<String, String> environment) {
        Set<String> names = new TreeSet<>();
        SettingValues.properties(config).forEach(property -> {
            Matcher key = KEY.matcher(property);
            if (key.matches()) {
                names.add(key.group(1));
            }
        });
        environment.keySet().forEach(name -> {
            Matcher variable = VARIABLE.matcher(name);
            if (variable.matches()) {
                names.add(variable.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        });
        return names;
    }

    /** Whether a property or a variable belongs to a target. */
    static boolean owns(String propertyOrVariable) {
        return KEY.matcher(propertyOrVariable).matches()
                || VARIABLE.matcher(propertyOrVariable).matches();
    }
}
