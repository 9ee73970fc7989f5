package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLimitsTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(3));

    /** In milliseconds. One that usually answers is not asked for a second opinion by the time it does. */
    @ParameterizedTest
    @CsvSource({"0, 250", "100, 250", "200, 400", "400, 800", "600, 900", "850, 900"})
    void aSlowServerIsDoubtedLater(long usual, long doubted) {
        assertThat(LIMITS.doubt(Duration.ofMillis(usual))).isEqualTo(Duration.ofMillis(doubted));
    }
}
