package dev.lifeguard.config;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value that is not what its key takes. */
final class WrongValue {
    /** Only what can hardly hold a secret is shown: a URL put into the wrong key must not reach the log. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 .,_+-]{0,24}");

    private WrongValue() {}

    static Optional<String> find(Setting setting, SettingValues values) {
        String name = values.fromEnvironment(setting.key()) ? setting.variable() : setting.key();
        try {
            return value(setting, values)
                    .filter(text -> !setting.kind().accepts().test(text))
                    .map(text -> name + " is " + shown(text) + "; accepted is "
                            + setting.kind().accepted());
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.of(name + " refers to something that is not set; accepted is "
                    + setting.kind().accepted());
        }
    }

    private static Optional<String> value(Setting setting, SettingValues values) {
        return setting.kind().equals(SettingType.TEXT) ? values.verbatim(setting.key()) : values.text(setting.key());
    }

    private static String shown(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return HARMLESS.matcher(text).matches() ? "\"" + text + "\"" : "something else (not shown)";
    }
}
