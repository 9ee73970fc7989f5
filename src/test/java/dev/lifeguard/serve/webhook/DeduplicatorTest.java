package dev.lifeguard.serve.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeduplicatorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Deduplicator known = new Deduplicator();
    private int begun;

    @Test
    void theSameMessageIsOneForFiveMinutes() {
        come(START);
        come(START.plus(Deduplicator.FOR));
        assertThat(begun).isEqualTo(1);

        come(START.plus(Deduplicator.FOR).plusMillis(1));
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void afterAClockWasSetBackItIsNotForgottenForLonger() {
        come(START);
        come(START.minus(Duration.ofHours(1)));

        assertThat(begun).isEqualTo(2);
    }

    private void come(Instant now) {
        Uni<Optional<String>> unused =
                known.or("alert", now, () -> Uni.createFrom().item(Optional.of("i" + ++begun)));
    }
}
