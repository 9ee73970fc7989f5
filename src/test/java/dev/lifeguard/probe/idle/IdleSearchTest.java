package dev.lifeguard.probe.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole ladders in no time at all. */
class IdleSearchTest {
    @ParameterizedTest(name = "a path that cuts after {0} s")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            30    | -    | 65
            240   | 65   | 250
            350   | 310  | 360
            900   | 610  | 910
            3600  | 1810 | 3610
            99999 | 7210 | -
            """)
    void whatThePathDoesIsFoundOut(long cutoff, Long survived, Long cut) {
        IdleSearch ladder = IdleSearch.STANDARD;
        while (ladder.step().isPresent()) {
            ladder = ladder.step().get().toSeconds() < cutoff ? ladder.survivedIt() : ladder.lostIt();
        }

        assertThat(ladder.survived().map(Duration::toSeconds).orElse(null)).isEqualTo(survived);
        assertThat(ladder.cut().map(Duration::toSeconds).orElse(null)).isEqualTo(cut);
    }

    @Test
    void oneLostConnectionIsTriedAgain() {
        IdleSearch ladder = IdleSearch.STANDARD.lostIt();

        assertThat(ladder.cut()).isEmpty();
        assertThat(ladder.step()).isEqualTo(IdleSearch.STANDARD.step());
        assertThat(ladder.survivedIt().lostIt().cut()).isEmpty();
    }

    @Test
    void itTakesHoursAtMost() {
        List<Duration> silences = new ArrayList<>();
        IdleSearch ladder = IdleSearch.STANDARD;
        while (ladder.step().isPresent()) {
            silences.add(ladder.step().get());
            ladder = ladder.survivedIt();
        }

        assertThat(silences).isSorted();
        assertThat(silences.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofHours(5));
    }
}
