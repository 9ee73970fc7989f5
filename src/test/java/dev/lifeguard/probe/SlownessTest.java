package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlownessTest {
    private static final Duration EXPECTED = Duration.ofMillis(10);

    private final Slowness slowness = new Slowness();

    @Test
    void nothingSeenIsAsExpected() {
        assertThat(slowness.now()).isEqualTo(1);
    }

    /** A fleet that starts together is seen at its worst: that must not count for long. */
    @Test
    void oneQuickAnswerOutweighsAnySlowOnes() {
        see(900, 500, 11, 300);

        assertThat(slowness.now()).isEqualTo(1.1);
    }

    @Test
    void aServerThatHasBecomeSlowIsBelievedInTheEnd() {
        see(10, 20, 20, 20, 20, 20, 20, 20, 20);

        assertThat(slowness.now()).isEqualTo(2);
    }

    @Test
    void noServerIsTakenForSlowerOrFasterThanCanBe() {
        see(100_000);
        assertThat(slowness.now()).isEqualTo(5);

        see(1);
        assertThat(slowness.now()).isEqualTo(0.2);
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
