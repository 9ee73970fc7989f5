package dev.lifeguard.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.ActivityObservations;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row was worked out by hand. */
class BudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest(name = "({0}+{1})×{2}×({3}+{4}) against {5} of {6}")
    @CsvSource(delimiter = '|', textBlock = """
            # size | overflow | workers | replicas | surge | others | usable | demand | room | fits  | size that fits | overflow
                 5 |        5 |       4 |        6 |     2 |     12 |     97 |    320 |   85 | false |              2 | 0
                 5 |        5 |       1 |        6 |     2 |     12 |     97 |     80 |   85 | true  |              5 | 5
                 5 |        5 |       1 |        6 |     2 |     17 |     97 |     80 |   80 | true  |              5 | 5
                 5 |        5 |       1 |        6 |     2 |     18 |     97 |     80 |   79 | false |              4 | 5
                10 |        2 |       2 |        3 |     1 |      0 |     97 |     96 |   97 | true  |             10 | 2
                10 |        3 |       2 |        3 |     1 |      0 |     97 |    104 |   97 | false |              9 | 3
                20 |       10 |       4 |       10 |     3 |      5 |     97 |   1560 |   92 | false |              1 | 0
                20 |       10 |      10 |       10 |     3 |      5 |     97 |   3900 |   92 | false |              0 | 0
                 1 |        0 |       1 |        1 |     0 |      0 |      1 |      1 |    1 | true  |              1 | 0
                 1 |        0 |       1 |        1 |     0 |    100 |     97 |      1 |    0 | false |              0 | 0
             10000 |    10000 |    1000 |    10000 | 10000 |     0 |     97 | 400000000000 | 97 | false |        0 | 0
            """)
    void theSumIsDone(
            int size,
            int overflow,
            int workers,
            int replicas,
            int surge,
            int others,
            int usable,
            long demand,
            int room,
            boolean fits,
            long largest,
            long spare) {
        Budget budget = new Budget(
                ActivityObservations.pool(size, overflow, workers, replicas, surge),
                ActivityObservations.at(NOW)
                        .slots(usable + 3, 3, others, 0)
                        .look()
                        .capacity());

        assertThat(budget.pool().demand()).isEqualTo(demand);
        assertThat(budget.capacity().room()).isEqualTo(room);
        assertThat(budget.fits()).isEqualTo(fits);
        assertThat(budget.largestSize()).isEqualTo(largest);
        assertThat(budget.overflow()).isEqualTo(spare);
    }

    @Test
    void whatIsTheApplicationsOwnIsNotCountedTwice() {
        Budget budget = new Budget(
                ActivityObservations.pool(5, 5, 1, 6, 2),
                ActivityObservations.at(NOW).slots(100, 3, 72, 60).look().capacity());

        assertThat(budget.wanted()).isEqualTo("(5 + 5) × 1 worker × (6 + 2) replicas = 80");
        assertThat(budget.available()).isEqualTo("97 usable − 12 of others = 85");
        assertThat(budget.fits()).isTrue();
    }

    @Test
    void aNarrowerLimitCounts() {
        Budget budget = new Budget(
                ActivityObservations.pool(5, 0, 4, 2, 1),
                ActivityObservations.at(NOW)
                        .slots(100, 3, 30, 20)
                        .role(40, 22)
                        .look()
                        .capacity());

        assertThat(budget.available()).isEqualTo("the limit 40 of app − 2 of others = 38");
        assertThat(budget.fits()).isFalse();
        assertThat(budget.largestSize()).isEqualTo(3);
    }
}
