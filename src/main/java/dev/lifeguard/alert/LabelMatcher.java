package dev.lifeguard.alert;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition on labels in the notation of Alertmanager: {@code name="value"}, {@code !=}, {@code =~} and {@code !~};
 * the quotes may be missing. A label that is not there counts as empty text.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#matcher">Matchers</a>
 */
public record LabelMatcher(String label, Predicate<String> condition) {
    /** Longest condition that is read, in characters: it may come from anybody. */
    static final int LONGEST = 512;

    private static final Pattern FORM =
            Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|=|!=|!~)\\s*(.*?)\\s*", Pattern.DOTALL);

    /** Empty where the text is none: no name, a quote that does not end, a bad escape, an expression that is none. */
    public static Optional<LabelMatcher> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        return Quoted.value(form.group(3))
                .flatMap(value -> condition(form.group(2), value))
                .map(condition -> new LabelMatcher(form.group(1), condition));
    }

    public boolean matches(Map<String, String> labels) {
        return condition.test(labels.getOrDefault(label, ""));
    }

    private static Optional<Predicate<String>> condition(String operator, String value) {
        boolean negated = operator.startsWith("!");
        Optional<Predicate<String>> plain =
                operator.endsWith("~") ? RegularExpression.parse(value) : Optional.of(value::equals);
        return plain.map(condition -> negated ? condition.negate() : condition);
    }
}
