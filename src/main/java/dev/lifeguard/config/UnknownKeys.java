package dev.lifeguard.config;

import dev.lifeguard.database.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    /**
     * Variables that Kubernetes puts into every container for a Service called {@code lifeguard} or {@code lifeguard-…}.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Services</a>
     */
    private static final Pattern SERVICE_LINK = Pattern.compile("LIFEGUARD(?:_[A-Z0-9]+)*_(?:SERVICE_HOST"
            + "|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)");

    private UnknownKeys() {}

    static List<String> find(Set<String> properties, Set<String> variables) {
        List<String> problems = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        properties.stream()
                .filter(name -> name.startsWith("lifeguard."))
                .filter(name -> !KEYS.contains(name) && !isNamed(name))
                .forEach(name -> sort(name, KEYS, problems, strangers));
        variables.stream()
                .filter(name -> !VARIABLES.contains(name) && !isNamed(name))
                .filter(name -> !SERVICE_LINK.matcher(name).matches())
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
        Optional<String> meant = Stream.concat(NearestWord.to(name, known).stream(), NearestNamed.to(name).stream())
                .min(Comparator.comparingInt(near -> NearestWord.edits(name, near)));
        meant.ifPresentOrElse(
                near -> problems.add(name + " is unknown; the nearest that is accepted is " + near),
                () -> strangers.add(name));
    }
}
