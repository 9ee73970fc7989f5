package dev.lifeguard.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Keys that end in a name of the user's own, for example {@code lifeguard.alertmanager.labels.team}. In the environment the
 * name is what follows the prefix, in lower case.
 *
 * @param prefix up to and with the last dot
 * @param separator what an underscore of a variable stands for
 * @param name what a name may be
 * @param accepted the same in words
 */
record NamedValues(String prefix, char separator, Pattern name, String accepted) {
    static final NamedValues ALERT_LABELS = new NamedValues(
            "lifeguard.alertmanager.labels.",
            '_',
            Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,63}"),
            "up to 64 letters, digits and underscores, not beginning with a digit");
    static final NamedValues WEBHOOK_TARGETS = new NamedValues(
            "lifeguard.webhook.targets.", '-', TargetSettings.NAME, "the name of a target that is watched");

    static final List<NamedValues> ALL = List.of(ALERT_LABELS, WEBHOOK_TARGETS);

    /** How the key is told to people. */
    String shown() {
        return prefix + "<name>";
    }

    /** Every value that is set, by name; names may be unusable. Of a key and a variable the variable wins. */
    Map<String, String> in(Config config, Map<String, String> environment) {
        SettingValues values = new SettingValues(config);
        Map<String, String> all = new TreeMap<>();
        keys(config).forEach(key -> values.text(key).ifPresent(text -> all.put(key.substring(prefix.length()), text)));
        environment.forEach((variable, text) -> {
            if (ownsVariable(variable)) {
                all.put(named(variable), text);
            }
        });
        return all;
    }

    private Set<String> keys(Config config) {
        Set<String> keys = new TreeSet<>(SettingValues.properties(config));
        keys.removeIf(key -> !ownsKey(key));
        return keys;
    }

    /** Whether a property or a variable is one of these, whatever its name is. */
    static boolean own(String propertyOrVariable) {
        return ALL.stream().anyMatch(each -> each.ownsKey(propertyOrVariable) || each.ownsVariable(propertyOrVariable));
    }

    private boolean ownsKey(String key) {
        return key.length() > prefix.length() && key.startsWith(prefix);
    }

    private boolean ownsVariable(String variable) {
        String start = Setting.variable(prefix);
        return variable.length() > start.length() && variable.startsWith(start);
    }

    private String named(String variable) {
        return variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', separator);
    }
}
