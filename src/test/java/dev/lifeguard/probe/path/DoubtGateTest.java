package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoubtGateTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final DoubtGate gate = new DoubtGate(Duration.ofSeconds(60));

    @Test
    void theFirstPassesAndThoseThatGoOnPassEverMoreRarely() {
        assertThat(IntStream.range(0, 300).filter(this::passes)).containsExactly(0, 5, 15, 35, 75, 135, 195, 255);
    }

    @Test
    void afterALongCalmTheNextPassesAsTheFirstDid() {
        assertThat(IntStream.range(0, 30).filter(this::passes)).containsExactly(0, 5, 15);

        assertThat(IntStream.range(200, 220).filter(this::passes)).containsExactly(200, 205, 215);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        assertThat(passes(1_000)).isTrue();
        assertThat(passes(100)).isTrue();
    }

    private boolean passes(int second) {
        return gate.pass(START.plusSeconds(second));
    }
}
