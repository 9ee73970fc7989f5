package dev.lifeguard.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewConnectionObservationTest {
    @Test
    void threeInARowAreNoAccident() {
        Optional<PathObservation> walked = Optional.of(new PathObservation(
                Instant.EPOCH,
                DatabaseUrl.unreadable(),
                List.of(),
                Timings.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));

        assertThat(new NewConnectionObservation(Instant.EPOCH, walked, 2).isUnsettled())
                .isTrue();
        assertThat(new NewConnectionObservation(Instant.EPOCH, walked, 3).isUnsettled())
                .isFalse();
        assertThat(new NewConnectionObservation(Instant.EPOCH, Optional.empty(), 1).isUnsettled())
                .as("nothing was opened")
                .isFalse();
    }
}
