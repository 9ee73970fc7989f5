package dev.lifeguard.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillPlanTest {
    @ParameterizedTest
    @CsvSource({
        "10000, 500, 5m",
        "1, 1, 1s",
    })
    void whatIsBearableIsPlanned(int requests, int concurrency, String limit) {
        DrillPlan plan = plan("http://[::1]:8000/health?deep=1", requests, concurrency, limit);
        assertThat(plan.requests()).isEqualTo(requests);
        assertThat(plan.concurrency()).isEqualTo(concurrency);
    }

    @ParameterizedTest
    @CsvSource({
        "10001, 1, 1s, give 1 to 10000 requests",
        "0, 1, 1s, give 1 to 10000 requests",
        "1000, 501, 1s, give 1 to 500 at once",
        "10, 0, 1s, give 1 to 500 at once",
        "10, 11, 1s, give no more at once than there are requests",
        "10, 10, 6m, give a time limit of more than 0 and at most 5 minutes",
    })
    void whatIsNotIsRefusedInASentence(int requests, int concurrency, String limit, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("http://localhost/", requests, concurrency, limit))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://localhost/, give a URL that begins with http:// or https://",
        "localhost:8000, give a URL that begins with http:// or https://",
        "file:///etc/passwd, give a URL that begins with http:// or https://",
        "http:///health, 'give a URL with a host, such as http://localhost:8000/health'",
        "http://user:secret@localhost/, give a URL without a user and a password",
        "http://bad host/, give a URL such as http://localhost:8000/health",
    })
    void anAddressThatCannotBeDrilledIsRefusedWithoutRepeatingIt(String url, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(url, 1, 1, "1s"))
                .withMessage(sentence);
    }

    @Test
    void timesAreRankedAsTheyAre() {
        long[] sorted = new long[100];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i + 1;
        }
        assertThat(Percentiles.of(sorted))
                .isEqualTo(new Percentiles(
                        Duration.ofNanos(1),
                        Duration.ofNanos(50),
                        Duration.ofNanos(90),
                        Duration.ofNanos(99),
                        Duration.ofNanos(100)));
        assertThat(Percentiles.of(new long[0]).slowest()).isZero();
    }

    private static DrillPlan plan(String url, int requests, int concurrency, String limit) {
        return DrillPlan.of(url, requests, concurrency, Duration.parse("PT" + limit));
    }
}
