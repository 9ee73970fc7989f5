package dev.lifeguard.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decided, by name: text, numbers, booleans and lists of text. Never a secret. Text is shortened to
 * {@value #LONGEST_TEXT} characters and lists to {@value #LONGEST_LIST} entries. Durations are seconds, and their keys
 * end in {@code _seconds}.
 */
public final class Evidence {
    static final int LONGEST_TEXT = 500;
    static final int LONGEST_LIST = 16;

    private final Map<String, Object> values;
    private final Optional<String> weight;

    private Evidence(Map<String, Object> values, Optional<String> weight) {
        this.values = Collections.unmodifiableMap(values);
        this.weight = weight;
    }

    public static Evidence none() {
        return new Evidence(Map.of(), Optional.empty());
    }

    public static Evidence of(String key, @Nullable Object value) {
        return none().and(key, value);
    }

    /** This evidence and one more fact; {@code null}, an empty {@link Optional} and empty text add nothing. */
    public Evidence and(String key, @Nullable Object value) {
        Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        if (plain == null || "".equals(plain)) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, bounded(plain));
        return new Evidence(more, weight);
    }

    /** As {@link #and}, for the number that says how bad it is: of one cause, more of it is worse. */
    public Evidence andWeight(String key, @Nullable Object value) {
        return new Evidence(and(key, value).values, Optional.of(key));
    }

    /** Whether this is worse than earlier evidence of the same cause; never where no number of this says how bad it is. */
    public boolean isWorseThan(Evidence earlier) {
        return weight.map(key -> earlier.number(key)
                        .map(before -> number(key).orElse(before) > before)
                        .orElse(number(key).isPresent()))
                .orElse(false);
    }

    private Optional<Double> number(String key) {
        return get(key).filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue());
    }

    private static Object bounded(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .limit(LONGEST_LIST)
                    .map(each -> shortened(each.toString()))
                    .toList();
        }
        return shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    }

    /** The facts in the order they were given. */
    public Map<String, Object> values() {
        return values;
    }

    public Optional<Object> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
