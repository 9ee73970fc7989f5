package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchedulingGapsTest {
    private static final Duration TICK = SchedulingGaps.TICK;

    private final SchedulingGaps attendance = new SchedulingGaps();

    @Test
    void timeIsCountedAsItPassed() {
        attendance.ticked(TICK, millis(50));
        attendance.ticked(TICK, millis(53));

        assertThat(attendance.present()).isEqualTo(millis(103));
        assertThat(attendance.absent()).isZero();
    }

    @Test
    void aTickAsLateAsGarbageCollectionMakesItCounts() {
        attendance.ticked(TICK, TICK.plus(SchedulingGaps.LATE));

        assertThat(attendance.present()).isEqualTo(TICK.plus(SchedulingGaps.LATE));
    }

    @Test
    void aTickThatIsOneMillisecondLaterCountsForNothing() {
        attendance.ticked(TICK, TICK.plus(SchedulingGaps.LATE).plusMillis(1));

        assertThat(attendance.present()).isZero();
        assertThat(attendance.absent()).isEqualTo(SchedulingGaps.LATE.plusMillis(1));
    }

    @Test
    void aFreezeIsMissedWhole() {
        attendance.ticked(TICK, Duration.ofHours(1));

        assertThat(attendance.absent()).isEqualTo(Duration.ofHours(1).minus(TICK));
    }

    @Test
    void aTwentiethOfACoreIsNeverThere() {
        for (int period = 0; period < 10; period++) {
            attendance.ticked(TICK, millis(100));
        }

        assertThat(attendance.present()).isZero();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
