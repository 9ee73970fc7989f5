package dev.lifeguard.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Everything that is wrong with what is set. Pure: looks at names and values only, and shows no URL. */
public final class ConfigurationProblems {
    /** Only what can hardly hold a secret is shown: a URL put into the wrong key must not reach the log. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 .,_+-]{0,24}|[0-9.]{1,9}%");

    private ConfigurationProblems() {}

    /** One sentence a problem: unknown keys first, then wrong values, then what does not go together. */
    public static List<String> find(Config config) {
        SettingValues values = new SettingValues(config);
        List<String> problems = new ArrayList<>(UnknownKeys.find(values.properties(), values.variables()));
        Settings.ALL.forEach(setting -> wrong(setting, values).ifPresent(problems::add));
        for (NamedSetting<?> family : Settings.NAMED) {
            for (String name : values.names(family)) {
                Optional<String> wrong = family.names().accepts(name)
                        ? wrong(family.of(name), values)
                        : Optional.of(family.of(name).key() + " has no usable name; accepted are "
                                + family.names().accepted());
                wrong.ifPresent(problems::add);
            }
        }
        problems.addAll(TargetSettings.problems(values));
        problems.addAll(PoolSettings.problems(values));
        problems.addAll(AlertSettings.problems(values));
        problems.addAll(WebhookSettings.problems(values));
        problems.addAll(ServeSettings.problems(values));
        problems.addAll(HttpSettings.problems(values));
        return List.copyOf(problems);
    }

    private static Optional<String> wrong(Setting<?> setting, SettingValues values) {
        try {
            return values.given(setting)
                    .filter(text -> !accepts(setting.type(), text))
                    .map(text -> wrong(setting, values, shown(text)));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.of(wrong(setting, values, "refers to something that is not set"));
        }
    }

    private static String wrong(Setting<?> setting, SettingValues values, String how) {
        String name = values.fromEnvironment(setting) ? setting.variable() : setting.key();
        return name + " " + how + "; accepted is " + setting.type().accepted();
    }

    private static boolean accepts(SettingType<?> type, String text) {
        try {
            return type.parse().apply(text) != null;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return false;
        }
    }

    private static String shown(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        return HARMLESS.matcher(text).matches()
                ? "is \"" + text + "\""
                : "cannot be used (its value is not shown: it might hold a secret)";
    }

    /** All problems as one message for a person. */
    public static String message(List<String> problems) {
        String head = problems.size() == 1 ? "The configuration has a mistake:" : "The configuration has mistakes:";
        return problems.stream()
                .map(problem -> "  - " + problem)
                .reduce(head, (text, line) -> text + System.lineSeparator() + line);
    }
}
