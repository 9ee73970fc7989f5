package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionValuesTest {
    @ParameterizedTest
    @CsvSource({
        "60, PT1M",
        "60s, PT1M",
        "2m, PT2M",
        "500ms, PT0.5S",
        "1h, PT1H",
        "1.5s, PT1.5S",
        "PT1M, PT1M",
        "7S, PT7S",
        "1d, PT24H",
        "168h, PT168H"
    })
    void isReadAsPeopleTypeIt(String text, Duration expected) {
        assertThat(OptionValues.timeout(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "soon", "-1", "0", "0s", "PT0S", "PT-1M", "1 m", "10s5", "169h", "999999999h", "1e9"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> OptionValues.timeout(text)).isInstanceOf(TypeConversionException.class);
    }
}
