package dev.lifeguard.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that is too slow to tell all of itself again. */
class ServerFactsTest {
    private static final ServerFacts ALL = new ServerFacts(
            Optional.of("18.0"),
            Optional.of(true),
            Optional.of(true),
            Optional.of(100),
            Optional.of(false),
            Optional.of(false),
            true);
    private static final ServerFacts TOLD = ServerFacts.unasked(true).as(Optional.of(false), Optional.of(false));

    @Test
    void whatWasKnownStaysButForWhatItTellsByItself() {
        ServerFacts now = TOLD.orAsBefore(Optional.of(ALL));

        assertThat(now).isEqualTo(ALL.as(Optional.of(false), Optional.of(false)));
    }

    @Test
    void nothingElseIsMadeUp() {
        assertThat(TOLD.orAsBefore(Optional.empty())).isEqualTo(TOLD);
        assertThat(ALL.orAsBefore(Optional.of(TOLD))).isEqualTo(ALL);
    }
}
