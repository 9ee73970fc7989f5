package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.ActivityObservations;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theSumCanBeFollowed() {
        assertThat(SlotLines.of(ActivityObservations.at(NOW)
                        .slots(100, 3, 12, 0)
                        .declared(ActivityObservations.pool(5, 5, 4, 6, 2))
                        .look()))
                .containsExactly(
                        "slots   12 of 97 usable are in use (100 − 3 reserved)",
                        "budget  (5 + 5) × 4 workers × (6 + 2) replicas = 320, more than 97 usable − 12 of others = 85");
    }

    @Test
    void withoutADeclarationThereIsNoSum() {
        assertThat(SlotLines.of(ActivityObservations.at(NOW).look()))
                .containsExactly("slots   1 of 97 usable are in use (100 − 3 reserved)");
    }
}
