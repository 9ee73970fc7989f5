package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Every 15 s a look. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            one more each time            | 10 11 12 13 14 15 | 20 | 75
            two more each time            | 10 12 14 16 18 20 | 30 | 75
            too few looks                 | 10 11 12 13 14    | 20 | -
            level                         | 10 10 10 10 10 10 | 20 | -
            fewer and fewer               | 15 14 13 12 11 10 | 20 | -
            up and down                   | 10 18 9 17 10 18  | 20 | -
            one leap                      | 10 10 10 10 10 18 | 20 | -
            already there                 | 10 12 14 16 18 20 | 20 | -
            in two days                   | 10 10 10 10 10 11 | 90000 | -
            """)
    void itIsToldOnlyWhereItIsSound(String name, String used, int limit, Long seconds) {
        Trend trend = new Trend();
        Instant at = NOW;
        for (String count : used.split(" ")) {
            trend.add(at, Integer.parseInt(count));
            at = at.plusSeconds(15);
        }

        assertThat(trend.until(limit).map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
    }

    @Test
    void sixLooksWithinAMinuteAreTooClose() {
        Trend trend = new Trend();
        for (int i = 0; i < 6; i++) {
            trend.add(NOW.plusSeconds(11L * i), 10 + i);
        }

        assertThat(trend.until(20)).isEmpty();
    }

    @Test
    void whatIsLongAgoDoesNotCount() {
        Trend trend = new Trend();
        for (int i = 0; i < 100; i++) {
            trend.add(NOW.plusSeconds(15L * i), 10 + i);
        }
        for (int i = 100; i < 140; i++) {
            trend.add(NOW.plusSeconds(15L * i), 110);
        }

        assertThat(trend.until(120)).isEmpty();
    }
}
