package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
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
        "168h, PT168H"
    })
    void isReadAsPeopleTypeIt(String text, Duration expected) {
        assertThat(TimeSpan.of(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "soon",
                "-1",
                "0",
                "0s",
                "PT0S",
                "PT-1M",
                "1d",
                "1 m",
                "10s5",
                "169h",
                "999999999h",
                "1e9"
            })
    void anythingElseIsRefused(String text) {
        assertThat(TimeSpan.of(text)).isEmpty();
    }
}
