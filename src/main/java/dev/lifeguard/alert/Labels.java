package dev.lifeguard.alert;

import dev.lifeguard.finding.Cause;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The labels of an alert: they follow from its key and the configuration alone, so they stay for its life.
 *
 * @param configured added to every alert, for example {@code team}
 */
public record Labels(Map<String, String> configured) {
    public static final String NAME = "alertname";
    public static final String TARGET = "target";

    /** Begins the name of every alert of ours. */
    public static final String PREFIX = "Lifeguard";

    /** Names that cannot be configured. */
    public static final Set<String> OWN = Set.of(NAME, "cause", "severity", "scope", TARGET);

    private static final Pattern WORD = Pattern.compile("_");

    public Labels {
        configured = Map.copyOf(configured);
    }

    public SortedMap<String, String> of(AlertKey key) {
        SortedMap<String, String> labels = new TreeMap<>(configured);
        labels.put(NAME, name(key.cause()));
        labels.put("cause", key.cause().slug());
        labels.put("severity", key.cause().severity().label());
        labels.put("scope", key.cause().scope().label());
        labels.put(TARGET, key.target());
        return labels;
    }

    /** For example {@code LifeguardTooManyClients}. */
    public static String name(Cause cause) {
        return Stream.of(WORD.split(cause.slug()))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", PREFIX, ""));
    }
}
