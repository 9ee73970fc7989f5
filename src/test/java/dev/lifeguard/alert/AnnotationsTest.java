package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void whatHurtsSaysWhatItComesFrom() {
        Finding finding =
                new Finding(Cause.APP_POOL_EXHAUSTED, Evidence.of("in_use", 5), Optional.of(Cause.IDLE_IN_TRANSACTION));
        Alert alert = new Alert(
                new AlertKey("default", finding.cause()),
                finding,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());

        assertThat(new Annotations(Wordings.onClassPath(Place.POD), "http://pod").of(alert))
                .containsEntry("description", "caused by: idle_in_transaction\nin_use: 5");
    }
}
