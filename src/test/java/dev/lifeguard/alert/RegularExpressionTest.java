package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegularExpressionTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            crit            | critical | false
            crit.*          | critical | true
            'a|critical'    | critical | true
            (?i)CRITICAL    | critical | true
            c\\pL+al        | critical | true
            [0-9]{1,3}(\\.[0-9]{1,3}){3} | 10.0.0.1 | true
            [a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,10} | db.prod.example | true
            ''              | critical | false
            """)
    void theWholeTextHasToMatch(String expression, String text, boolean matches) {
        assertThat(RegularExpression.parse(expression).orElseThrow().test(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "*",
                "a**",
                "(a)\\1",
                "(?=a)",
                "[b-a]",
                "a{1001}",
                "(?:(?:){2000000000}){2000000000}",
                "(?:(?:){1000}){1000}",
                "((a{1000}){1000}){1000}",
                "(a{100}b{100}){100}",
                "(ab{99,}){100}",
                "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})",
                "(a{99999999999999999999})",
                "\\"
            })
    void whatIsNoneOrRepeatsTooMuchIsRefused(String expression) {
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RegularExpression.parse(expression)))
                .isEmpty();
    }

    /** Each of them takes an expression that backtracks longer than anybody lives. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(.*.*.*.*)=", "(a?){64}a{64}b", "((a{0,50}){0,50})b", "(((a*)*)*)*b"})
    void matchingTakesTimeThatGrowsWithTheText(String expression) {
        boolean matches = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> RegularExpression.parse(expression).orElseThrow().test("a".repeat(200)));

        assertThat(matches).isFalse();
    }

    /** Ten thousand steps, wherever in the expression they are. */
    @ParameterizedTest
    @CsvSource({
        "a{1000}, '', '', 9",
        "(a{1000}), '', '', 9",
        "a{1000}, (, ), 9",
        "a{1000}, (b, c), 9",
        "a{1000}, b{900}(, ), 9",
        "a{1000}, (b{900}(c|, )), 9",
        "a{1000}, (, )b{900}, 9",
        "'a{99,}', (, ){10}, 9"
    })
    void stepsAreAddedUp(String part, String before, String after, int fit) {
        assertThat(RegularExpression.parse(before + part.repeat(fit) + after)).isPresent();
        assertThat(RegularExpression.parse(before + part.repeat(fit + 2) + after))
                .isEmpty();
    }

    @Test
    void lengthAndDepthAreBounded() {
        assertThat(RegularExpression.parse("x".repeat(RegularExpression.LONGEST)))
                .isPresent();
        assertThat(RegularExpression.parse("x".repeat(RegularExpression.LONGEST + 1)))
                .isEmpty();
        assertThat(RegularExpression.parse("(".repeat(200) + ")".repeat(200))).isPresent();
    }
}
