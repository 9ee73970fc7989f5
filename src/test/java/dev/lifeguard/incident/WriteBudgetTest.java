package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteBudgetTest {
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    private final WriteBudget budget = new WriteBudget();

    @Test
    void aFloodIsKeptAFewTimesAndThenOncePerFiveSeconds() {
        long kept = IntStream.range(0, 10_000)
                .filter(message -> budget.take(START.plusMillis(message)))
                .count();

        assertThat(kept).isEqualTo(WriteBudget.MOST + 1L);
    }

    @Test
    void whatWasNotUsedForLongIsABurstAgainAndNoMore() {
        IntStream.range(0, WriteBudget.MOST).forEach(each -> budget.take(START));

        Instant later = START.plus(Duration.ofHours(1));

        assertThat(IntStream.range(0, 100).filter(each -> budget.take(later)).count())
                .isEqualTo(WriteBudget.MOST);
    }

    @Test
    void oneMillisecondBeforeTheNextThereIsNone() {
        IntStream.range(0, WriteBudget.MOST).forEach(each -> budget.take(START));

        assertThat(budget.take(START.plus(WriteBudget.ONE_MORE).minusMillis(1))).isFalse();
        assertThat(budget.take(START.plus(WriteBudget.ONE_MORE))).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopIt() {
        IntStream.range(0, WriteBudget.MOST).forEach(each -> budget.take(START));
        Instant earlier = START.minus(Duration.ofDays(1));

        assertThat(budget.take(earlier)).isFalse();
        assertThat(budget.take(earlier.plus(WriteBudget.ONE_MORE))).isTrue();
    }
}
