package dev.lifeguard.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys and variables that look like ours and mean nothing. */
final class UnknownKeys {
    private static final List<String> KEYS = Stream.concat(
                    Setting.ALL.stream().map(Setting::key),
                    Stream.concat(
                            Stream.of(
                                            "url",
                                            "url-file",
                                            "read-only",
                                            MigrationSettings.ALEMBIC_DIR,
                                            MigrationSettings.FLYWAY_DIR,
                                            MigrationSettings.EXPECTED)
                                    .map(last -> TargetSettings.PREFIX + "<name>." + last),
                            NamedValues.ALL.stream().map(NamedValues::shown)))
            .sorted()
            .toList();
    private static final List<String> VARIABLES =
            Setting.ALL.stream().map(Setting::variable).toList();

    private UnknownKeys() {}

    static List<String> find(Set<String> properties, Set<String> environment) {
        List<String> problems = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        properties.stream()
                .filter(name -> name.startsWith("lifeguard."))
                .filter(name -> !KEYS.contains(name) && !name.equals(Setting.COMMAND) && !isNamed(name))
                .forEach(name -> sort(name, KEYS, problems, strangers));
        environment.stream()
                .filter(name -> name.startsWith("LIFEGUARD_"))
                .filter(name -> !VARIABLES.contains(name) && !ServiceLink.is(name) && !isNamed(name))
                .sorted()
                .forEach(name -> sort(name, VARIABLES, problems, strangers));
        if (!strangers.isEmpty()) {
            problems.add(complaint(strangers));
        }
        return problems;
    }

    private static boolean isNamed(String name) {
        return TargetSettings.owns(name) || NamedValues.own(name);
    }

    /** What is nearly right gets its own line; the rest shares one, with everything that is accepted. */
    private static void sort(String name, Collection<String> known, List<String> problems, List<String> strangers) {
        Optional<String> meant = NearestWord.to(name, known);
        meant.ifPresentOrElse(
                near -> problems.add(name + " is unknown; the nearest that is accepted is " + near),
                () -> strangers.add(name));
    }

    private static String complaint(List<String> strangers) {
        return strangers.stream().collect(Collectors.joining(", "))
                + (strangers.size() == 1 ? " is" : " are")
                + " unknown; accepted are "
                + String.join(", ", KEYS)
                + ", and as environment variables the same in capitals with _ for . and -";
    }
}
