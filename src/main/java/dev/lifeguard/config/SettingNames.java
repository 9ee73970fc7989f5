package dev.lifeguard.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of the user's own within keys.
 *
 * @param prefix of the keys, with the dot at its end
 * @param separator what an underscore in a variable's name stands for
 * @param form what a name may be
 * @param accepted the same in words
 */
record SettingNames(String prefix, char separator, Pattern form, String accepted) {
    String ofVariable(String part) {
        return part.toLowerCase(Locale.ROOT).replace('_', separator);
    }

    boolean accepts(String name) {
        return form.matcher(name).matches();
    }
}
