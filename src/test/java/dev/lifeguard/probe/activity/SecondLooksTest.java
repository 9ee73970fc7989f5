package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecondLooksTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SecondLooks looks = new SecondLooks();

    @Test
    void noneFollowsWhereNothingIsSuspicious() {
        assertThat(isNextAfter(false)).isFalse();
    }

    @Test
    void threeFollowASuspicionThatLasts() {
        assertThat(isNextAfter(true)).isTrue();
        assertThat(isNextAfter(true)).isTrue();
        assertThat(isNextAfter(true)).isTrue();
        assertThat(isNextAfter(true)).isFalse();
    }

    @Test
    void noneFollowsOnceItIsGone() {
        assertThat(isNextAfter(true)).isTrue();
        assertThat(isNextAfter(false)).isFalse();
    }

    @Test
    void whatIsSuspiciousAgainAndAgainIsNotLookedAtSoonEachTime() {
        isNextAfter(true);
        isNextAfter(false);

        assertThat(isNextAfter(true)).isFalse();

        now = now.plus(Duration.ofMinutes(5));
        assertThat(isNextAfter(true)).isTrue();
    }

    private boolean isNextAfter(boolean suspicious) {
        now = now.plusSeconds(4);
        looks.saw(suspicious, now);
        return looks.isNext();
    }
}
