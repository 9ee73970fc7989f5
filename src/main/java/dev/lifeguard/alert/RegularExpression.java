package dev.lifeguard.alert;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression as Alertmanager has them: RE2's syntax, matching the whole text, in time that grows only with the
 * product of the lengths of expression and text. An expression may come from anybody.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">Syntax</a>
 */
public final class RegularExpression {
    /** In characters. */
    static final int LONGEST = 512;

    private RegularExpression() {}

    /** Empty where it is none, is too long, or repeats too much. */
    public static Optional<Predicate<String>> parse(String expression) {
        if (expression.length() > LONGEST || !RepetitionLimit.holds(expression)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(expression, Pattern.DOTALL)::matches);
        } catch (PatternSyntaxException unusable) {
            return Optional.empty();
        }
    }
}
