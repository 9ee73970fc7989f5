package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodConnectionsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PodConnections connections = new PodConnections(() -> now);
    private int rung;

    @BeforeEach
    void listen() {
        connections.onMore(() -> rung++);
    }

    @Test
    void whatIsThereAtFirstSaysNothing() {
        connections.saw(12);

        assertThat(rung).isZero();
    }

    @Test
    void eachNewMostIsTold() {
        saw(1, 6, 7);

        assertThat(rung).isEqualTo(2);
    }

    @Test
    void whatComesAndGoesWithinTheSameBoundsIsNot() {
        saw(1, 10, 2, 9, 1, 10, 3);

        assertThat(rung).isEqualTo(1);
    }

    @Test
    void whatWasReachedLongAgoIsForgotten() {
        saw(1, 10, 4);
        now = now.plus(PodConnections.WHILE);
        saw(4, 8);

        assertThat(rung).isEqualTo(2);
    }

    private void saw(int... numbers) {
        for (int open : numbers) {
            connections.saw(open);
            now = now.plus(Duration.ofSeconds(5));
        }
    }
}
