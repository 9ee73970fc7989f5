package dev.lifeguard.explain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EscapesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatCarriesATextIsTakenOff(String name, String carried, String plain) {
        assertThat(Escapes.undone(carried)).isEqualTo(plain);
    }

    static Stream<Arguments> whatCarriesATextIsTakenOff() {
        return Stream.of(
                arguments("plain", "FATAL: no", "FATAL: no"),
                arguments("colours", "\u001b[1;31mFATAL\u001b[0m", "FATAL"),
                arguments("colours in JSON", "\\u001b[31mFATAL\\u001b[0m", "FATAL"),
                arguments("colours in Python", "\\x1b[31mFATAL", "FATAL"),
                arguments("line ends in JSON", "a\\nb\\r\\nc", "a\nb\nc"),
                arguments("line ends, escaped twice", "a\\\\nb", "a\nb"),
                arguments("quotation marks in JSON", "role \\\"app\\\"", "role \"app\""),
                arguments("quotation marks in Python", "user \\'app\\'", "user 'app'"),
                arguments("letters in JSON", "\\u0431\\u0434", "бд"),
                arguments("entities", "role &quot;app&quot; &amp; &#x27;b&#x27;", "role \"app\" & 'b'"),
                arguments("line ends of Windows", "a\r\nb", "a\nb"),
                arguments("control characters", "a\0b\u0007c", "a b c"),
                arguments("line ends and tabs of syslog", "a#012#011b #1", "a\n\tb #1"),
                arguments("a lone backslash", "C:\\data\\", "C:\\data\\"),
                arguments("an escape that ends too soon", "\\u00", "\\u00"),
                arguments("a colour that ends too soon", "\u001b[", ""),
                arguments("an entity that is none", "a & b &c", "a & b &c"),
                arguments("nothing", "", ""));
    }
}
