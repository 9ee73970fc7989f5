package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurveyScheduleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Duration APART = Duration.ofMinutes(5);

    private final SurveySchedule schedule = new SurveySchedule(new Random(3));

    @Test
    void theFirstIsDueAtOnceAndTheNextAtATimeOfChance() {
        assertThat(schedule.isDue(START)).isTrue();

        schedule.held(START, ROUND, Duration.ofSeconds(1));

        assertThat(schedule.isDue(START.plusSeconds(89))).isFalse();
        assertThat(schedule.isDue(START.plusSeconds(151))).isTrue();
    }

    @Test
    void aClockThatIsSetBackMakesOneDueAndNoMore() {
        schedule.held(START, ROUND, APART);
        Instant earlier = START.minus(Duration.ofHours(1));

        assertThat(schedule.isDue(earlier)).isTrue();

        schedule.held(earlier, ROUND, APART);
        assertThat(schedule.isDue(earlier.plusSeconds(15))).isFalse();
        assertThat(schedule.allows(earlier.plus(APART), APART)).isTrue();
    }

    @Test
    void withManyOthersItIsAsFarAwayAsTheShareAllows() {
        schedule.held(START, ROUND, APART);

        assertThat(schedule.isDue(START.plus(APART.multipliedBy(3).dividedBy(4).minusMillis(1))))
                .isFalse();
        assertThat(schedule.isDue(START.plus(APART.multipliedBy(5).dividedBy(4))))
                .isTrue();
    }

    @Test
    void twoMoreAreAllowedForAReasonAndThenOneAtATime() {
        Instant now = START;
        for (int i = 0; i < 3; i++) {
            assertThat(schedule.allows(now, APART)).isTrue();
            schedule.held(now, ROUND, APART);
            now = now.plusSeconds(15);
        }
        assertThat(schedule.allows(now, APART)).isFalse();
        assertThat(schedule.allows(START.plus(APART).minusMillis(1), APART)).isFalse();
        assertThat(schedule.allows(START.plus(APART), APART)).isTrue();
    }

    /** Whoever asks is answered, and has it paid for; but not for ever. */
    @Test
    void manyThatAreAskedForDelayOthersForNoLongerThanThree() {
        for (int i = 0; i < 100; i++) {
            schedule.held(START, ROUND, APART);
        }

        assertThat(schedule.allows(START.plus(APART.multipliedBy(1)), APART)).isTrue();
    }
}
