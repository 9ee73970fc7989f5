package dev.lifeguard.config;

import java.util.Optional;

/**
 * A key with a name of the user's own in it, for example {@code lifeguard.targets.<name>.url}.
 *
 * @param names what stands before the name, and what a name may be
 * @param suffix what stands behind it; empty where the name ends the key
 * @param sentence for the manual, without a full stop
 */
public record NamedSetting<T>(SettingNames names, String suffix, SettingType<T> type, String sentence) {
    /** How the key is shown to people. */
    public String key() {
        return names.prefix() + "<name>" + suffix;
    }

    public Setting<T> of(String name) {
        return new Setting<>(names.prefix() + name + suffix, type, Optional.empty(), sentence);
    }

    /** The name in a property or a variable, usable or not; empty where it is not one of these. */
    Optional<String> name(String propertyOrVariable) {
        if (propertyOrVariable.startsWith(names.prefix())) {
            return middle(propertyOrVariable, names.prefix(), suffix)
                    .filter(name -> suffix.isEmpty() || name.indexOf('.') < 0);
        }
        return propertyOrVariable.startsWith(SettingValues.OURS)
                ? middle(propertyOrVariable, Setting.variable(names.prefix()), Setting.variable(suffix))
                        .map(names::ofVariable)
                : Optional.empty();
    }

    private static Optional<String> middle(String text, String prefix, String suffix) {
        boolean fits = text.startsWith(prefix) && text.endsWith(suffix);
        return fits && text.length() > prefix.length() + suffix.length()
                ? Optional.of(text.substring(prefix.length(), text.length() - suffix.length()))
                : Optional.empty();
    }
}
