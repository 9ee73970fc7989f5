package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret is found where its expression would find it: trying that only where a match can begin loses none. */
class SecretPatternTest {
    private static final int TEXTS = 400;

    /** What secrets are made of, and what is almost one. */
    private static final List<String> PIECES = Stream.concat(
                    RedactionTest.forms().stream(),
                    Stream.of(
                            "\n",
                            "\r\n",
                            " ",
                            "\t",
                            "\\",
                            "\"",
                            "'",
                            "`",
                            ":",
                            "://",
                            "@",
                            "=",
                            "=>",
                            ":=",
                            "(",
                            ")",
                            ",",
                            "$$",
                            "$x$",
                            "--",
                            "---",
                            "<",
                            ">",
                            "{",
                            "}",
                            "[",
                            "]",
                            "*",
                            "a",
                            "app",
                            "db",
                            "_",
                            ".",
                            "-",
                            "5432",
                            "E'",
                            "''",
                            "\u2028",
                            "pass",
                            "PASSWORD",
                            "Password",
                            "pwd",
                            "secret",
                            "token",
                            "credentials",
                            "api_key",
                            "access-key",
                            "privatekey",
                            "signing",
                            "encryption_key",
                            "accountkey",
                            "identified by ",
                            "revision identified by ",
                            "ENV ",
                            "name: ",
                            "name=",
                            "value: ",
                            "PDO->__construct(",
                            "new PDO(",
                            "pg_connect(",
                            "getConnection(",
                            "connect(",
                            "authorization: ",
                            "Bearer ",
                            "postgres",
                            "h:5432:d:u:p",
                            "*:*:*:*:p"))
            .toList();

    @ParameterizedTest
    @MethodSource("patterns")
    void findsWhatTheExpressionFinds(SecretPattern pattern) {
        for (int seed = 0; seed < TEXTS; seed++) {
            String text = text(seed);
            assertThat(pattern.hidden(text))
                    .as("seed %s", seed)
                    .isEqualTo(pattern.expression().matcher(text).replaceAll("$1***"));
        }
    }

    static List<SecretPattern> patterns() {
        return Redaction.SECRETS;
    }

    private static String text(int seed) {
        Random random = new Random(seed);
        return random.ints(1 + random.nextInt(60), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }
}
