package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be slow: the time stays that of an ordinary text of the same size. */
class HostileTextTest {
    private static final int SIZE = 64 * 1024;

    /** Ten times what is promised: the machine that runs the tests is shared. The median of several runs is measured. */
    private static final Duration LIMIT = Duration.ofMillis(1000);

    private static final Explainer EXPLAINER = Explainer.load();
    private static final Signatures SIGNATURES = Signatures.load();

    private record Text(String name, String whole) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void noTextTakesLong(Text text) {
        EXPLAINER.explain(text.whole());

        List<Long> nanos = IntStream.range(0, 5)
                .mapToObj(i -> {
                    long start = System.nanoTime();
                    EXPLAINER.explain(text.whole());
                    return System.nanoTime() - start;
                })
                .sorted()
                .toList();

        assertThat(Duration.ofNanos(nanos.get(2))).isLessThan(LIMIT);
    }

    static Stream<Text> noTextTakesLong() {
        return Stream.of(
                named("one letter", "a"),
                named("only digits", "5"),
                named("only spaces", " "),
                named("only line ends", "\n"),
                named("backslashes", "\\"),
                named("the escape character", "\u001b["),
                named("ampersands", "&quot"),
                named("quotation marks", "\""),
                named("NULs", "\0"),
                named("half a surrogate", "\ud83d"),
                named("SQLSTATEs of nothing", "SQLSTATE 99999 "),
                named("SQLSTATEs of something", "SQLSTATE 53300 57P01 "),
                named("ports", "127.0.0.1:5432 "),
                named("ports of others", "port 6379 "),
                named("passwords", "password=\"password='password= "),
                named("URLs", "postgres://a:b@"),
                named("many near misses on one line", "connection to server at \"x\", port 5432 failed: "),
                named("many near misses", "role \"x\" does not exis\n"),
                named("refused by nobody known", "connection refused "),
                named("refused by others", "redis connection refused "),
                named("every first word", starts(" ")),
                named("every first word on its own line", starts("\n")),
                named("every phrase", phrases()),
                named("noise", noise()));
    }

    private static String starts(String end) {
        return SIGNATURES.all().stream()
                .map(signature -> signature.phrase().toString().split("[{…]", 2)[0])
                .collect(Collectors.joining(end));
    }

    private static String phrases() {
        return SIGNATURES.all().stream()
                .map(signature -> signature.phrase().toString())
                .collect(Collectors.joining("\n"));
    }

    private static String noise() {
        return new Random(7)
                .ints(SIZE, 0, 0x3000)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static Text named(String name, String part) {
        return new Text(name, part.repeat(SIZE / part.length() + 1).substring(0, SIZE));
    }
}
