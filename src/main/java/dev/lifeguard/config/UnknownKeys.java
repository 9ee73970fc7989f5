package dev.lifeguard.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keys and variables that look like ours and mean nothing. */
final class UnknownKeys {
    private static final List<String> KEYS = Stream.concat(
                    Settings.ALL.stream().map(Setting::key),
                    Settings.NAMED.stream().map(NamedSetting::key))
            .sorted()
            .toList();
    private static final List<String> VARIABLES =
            Settings.ALL.stream().map(Setting::variable).toList();

    private UnknownKeys() {}

    static List<String> find(Set<String> properties, Set<String> variables) {
        List<String> problems = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        properties.stream()
                .filter(name -> name.startsWith("lifeguard."))
                .filter(name -> !KEYS.contains(name) && !isNamed(name))
                .forEach(name -> sort(name, KEYS, problems, strangers));
        variables.stream()
                .filter(name -> !VARIABLES.contains(name) && !ServiceLink.is(name) && !isNamed(name))
                .forEach(name -> sort(name, VARIABLES, problems, strangers));
        if (!strangers.isEmpty()) {
            problems.add(String.join(", ", strangers) + (strangers.size() == 1 ? " is" : " are")
                    + " unknown; accepted are " + String.join(", ", KEYS)
                    + ", and as environment variables the same in capitals with _ for . and -");
        }
        return problems;
    }

    private static boolean isNamed(String name) {
        return Settings.NAMED.stream().anyMatch(family -> family.name(name).isPresent());
    }

    /** What is nearly right gets its own line; the rest shares one, with everything that is accepted. */
    private static void sort(String name, Collection<String> known, List<String> problems, List<String> strangers) {
        Optional<String> meant = NearestWord.to(name, known);
        meant.ifPresentOrElse(
                near -> problems.add(name + " is unknown; the nearest that is accepted is " + near),
                () -> strangers.add(name));
    }
}
