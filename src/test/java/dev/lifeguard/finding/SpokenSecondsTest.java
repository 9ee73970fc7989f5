package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenSecondsTest {
    @ParameterizedTest
    @CsvSource({
        "15.706, 16",
        "9.96, 10",
        "3.706, 3.7",
        "0.0126, 0.013",
        "0, 0",
        "125.4, 125",
        "30.0, 30",
        "0.999, 1",
        "Infinity, Infinity"
    })
    void peopleReadTwoDigits(double seconds, String said) {
        assertThat(SpokenSeconds.of(seconds)).isEqualTo(said);
    }

    @Test
    void aDurationIsSaidTheSame() {
        assertThat(SpokenSeconds.of(Duration.ofMillis(15_706))).isEqualTo("16");
    }
}
