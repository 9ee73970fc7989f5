package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlownessTest {
    private static final Duration EXPECTED = Duration.ofMillis(10);

    private final Slowness slowness = Slowness.ofAnswers();

    @Test
    void nothingSeenIsAsExpected() {
        assertThat(slowness.now()).isEqualTo(1);
    }

    /** A fleet that starts together is seen at its worst: that must not count for long. */
    @Test
    void threeQuickAnswersOutweighFiveSlowOnes() {
        see(900, 500, 300, 800, 700, 11, 9, 12);

        assertThat(slowness.now()).isEqualTo(1.2);
    }

    @Test
    void aServerThatHasBecomeSlowIsBelievedInTheEnd() {
        see(10, 10, 20, 20, 20, 20, 20, 20, 20, 20);

        assertThat(slowness.now()).isEqualTo(2);
    }

    @Test
    void noServerIsTakenForSlowerOrFasterThanCanBe() {
        see(100_000, 100_000, 100_000);
        assertThat(slowness.now()).isEqualTo(5);

        see(1, 1, 1, 1, 1);
        assertThat(slowness.now()).isEqualTo(0.5);
    }

    @Test
    void twoLooksCallNothingSlow() {
        see(300, 300);
        assertThat(slowness.now()).isEqualTo(1);

        see(300);
        assertThat(slowness.now()).isEqualTo(5);
    }

    @Test
    void whatWasNotMeasuredIsNotCounted() {
        slowness.saw(Duration.ZERO, EXPECTED);
        slowness.saw(Duration.ofMillis(-3), EXPECTED);

        assertThat(slowness.now()).isEqualTo(1);
    }

    private void see(long... millis) {
        for (long each : millis) {
            slowness.saw(Duration.ofMillis(each), EXPECTED);
        }
    }
}
