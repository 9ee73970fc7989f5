package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.explain.text.LogText;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be slow: what is done for them stays within a bound for each character. How long that takes is in bench. */
class HostileTextTest {
    private static final int SIZE = 64 * 1024;

    /** Characters for each place at which a phrase is tried. */
    private static final int FEWEST_CHARACTERS = 2;

    /** Characters that the expression of one kind of secret reads, for each character of the text. */
    private static final int MOST_READS = 20;

    private static final Signatures SIGNATURES = Signatures.load();

    private record Text(String name, String whole) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A text that counts what is read of it. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void noPhraseIsTriedTooOften(Text text) {
        assertThat(tries(text.whole())).isLessThan(SIZE / FEWEST_CHARACTERS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void noSecretIsLookedForTooLong(Text text) {
        for (SecretPattern secret : Redaction.SECRETS) {
            assertThat(reads(secret, text.whole()))
                    .as(secret.expression().pattern())
                    .isLessThan((long) MOST_READS * SIZE);
        }
    }

    private static int tries(String text) {
        return SIGNATURES.index().in(LogText.of(Redaction.of(text))).tries();
    }

    /** What is read where the expression is tried. */
    private static long reads(SecretPattern secret, String text) {
        Counted counted = new Counted(text);
        Matcher matcher =
                secret.expression().matcher(counted).useTransparentBounds(true).useAnchoringBounds(false);
        int at = secret.beginnings().next(text, 0);
        while (at < text.length()) {
            boolean found = matcher.region(at, text.length()).lookingAt();
            at = secret.beginnings().next(text, found ? matcher.end() : at + 1);
        }
        return counted.reads;
    }

    static Stream<Text> texts() {
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
                named("URLs without an end", "://"),
                named("URLs without a host", "://a:bc"),
                new Text("URLs with an end far away", "://a:bc".repeat(9000) + "c".repeat(2000) + "@"),
                new Text("URLs with an end behind a space", ("://a:bc".repeat(170) + " @").repeat(55)),
                named("hosts", "a-b.c:"),
                named("names", "name=pass"),
                named("calls", "connect("),
                named("calls with arguments", "connect('a', "),
                named("keys", "api_key_key"),
                named("dollars", "password $a$"),
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
