package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.LostSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossMemoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LossMemory memory = new LossMemory();

    @Test
    void theFirstCountTellsNothing() {
        assertThat(memory.add(total(0, 5))).isEmpty();
        assertThat(memory.add(total(1, 5))).contains(new LostSessions(0, 0, 0, START));
    }

    @Test
    void whatWasLostIsCountedForTenToTwentyMinutes() {
        memory.add(total(0, 5));

        assertThat(memory.add(total(1, 8))).contains(new LostSessions(3, 0, 0, START));
        assertThat(memory.add(total(11, 8))).contains(new LostSessions(3, 0, 0, START));
        assertThat(memory.add(total(19, 8))).contains(new LostSessions(3, 0, 0, START));
        assertThat(memory.add(total(22, 8))).contains(new LostSessions(3, 0, 0, START));
        assertThat(memory.add(total(23, 8))).contains(new LostSessions(0, 0, 0, START.plus(Duration.ofMinutes(11))));
    }

    @Test
    void countsOfAServerThatCrashedBeginAnew() {
        memory.add(total(0, 5));

        assertThat(memory.add(total(1, 2))).isEmpty();
        assertThat(memory.add(total(2, 3))).contains(new LostSessions(1, 0, 0, START.plus(Duration.ofMinutes(1))));
    }

    @Test
    void anotherServersCountsAreNotCompared() {
        memory.add(total(0, 5));

        assertThat(memory.add(Optional.of(new LossMemory.Total(START, "the standby", 9, 0, 0))))
                .isEmpty();
    }

    @Test
    void aServerThatCountsNothingTellsNothing() {
        assertThat(memory.add(Optional.empty())).isEmpty();
        assertThat(memory.add(total(1, 5))).isEmpty();
        assertThat(memory.add(Optional.empty())).isEmpty();
        assertThat(memory.add(total(2, 5))).isEmpty();
    }

    private static Optional<LossMemory.Total> total(int minute, long clientsGone) {
        return Optional.of(new LossMemory.Total(START.plus(Duration.ofMinutes(minute)), "one", clientsGone, 0, 0));
    }
}
