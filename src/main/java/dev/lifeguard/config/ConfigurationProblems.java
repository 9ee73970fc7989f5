package dev.lifeguard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Everything that is wrong with what is set. Pure: looks at names and values only, and shows no URL. */
public final class ConfigurationProblems {
    private ConfigurationProblems() {}

    /** One sentence a problem: unknown keys first, then wrong values, then targets. Empty where all is well. */
    public static List<String> find(Config config, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        problems.addAll(UnknownKeys.find(SettingValues.properties(config), environment.keySet()));
        SettingValues values = new SettingValues(config);
        Stream.concat(Setting.ALL.stream(), Setting.OF_QUARKUS.stream())
                .flatMap(setting -> WrongValue.find(setting, values).stream())
                .forEach(problems::add);
        if (values.text(DrillSettings.ENABLED).filter("true"::equalsIgnoreCase).isPresent()
                && !values.isSet(DrillSettings.URL)) {
            problems.add(DrillSettings.ENABLED + " needs " + DrillSettings.URL + ", the health endpoint to drill");
        }
        problems.addAll(PoolSettings.problems(values));
        problems.addAll(TargetProblems.find(TargetSettings.names(config, environment), values));
        problems.addAll(NamedProblems.find(config, environment));
        return List.copyOf(problems);
    }

    /** All problems as one message for a person. */
    public static String message(List<String> problems) {
        String head = problems.size() == 1 ? "The configuration has a mistake:" : "The configuration has mistakes:";
        return problems.stream()
                .map(problem -> "  - " + problem)
                .reduce(head, (text, line) -> text + System.lineSeparator() + line);
    }
}
