package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\r\n", "\u0000", "\u001b", "\u0085", "\u0082", "\u2028", "\u2029", "\u202e", "\u200b"})
    void nothingBreaksOrTurnsTheLine(String control) {
        assertThat(OneLine.of("a" + control + "b", 9)).isEqualTo("a b");
    }

    @Test
    void whatIsTooLongIsCut() {
        assertThat(OneLine.of("123456789", 9)).isEqualTo("123456789");
        assertThat(OneLine.of("1234567890", 9)).isEqualTo("12345678…");
    }
}
