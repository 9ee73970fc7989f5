package dev.lifeguard.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A key that can be set, with all that is said of it: this is what it is checked against, read by and documented from.
 *
 * @param key as in {@code application.properties}
 * @param standard the value where nothing is set; empty where nothing is meant then
 * @param sentence for the manual, without a full stop
 */
public record Setting<T>(String key, SettingType<T> type, Optional<String> standard, String sentence) {
    /** The name of the environment variable, for example {@code LIFEGUARD_PROBE_INTERVAL}. */
    public String variable() {
        return variable(key);
    }

    static String variable(String key) {
        StringBuilder name = new StringBuilder(key.length());
        for (char letter : key.toUpperCase(Locale.ROOT).toCharArray()) {
            name.append((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ? letter : '_');
        }
        return name.toString();
    }
}
