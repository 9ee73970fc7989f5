package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target was not healthy before every probe was heard while the database answered. */
class AwaitedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Observation BLIND = new Unseen(NOW, "migration", "it is dark");

    private Awaited awaited = Awaited.all(Set.of(PathObservation.PROBE, "migration"));
    private Snapshot snapshot = Snapshot.empty(NOW, false);

    @Test
    void anAnsweredPathAloneIsNotEnough() {
        hear(Seen.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void aProbeThatSaysWhyItIsBlindWasHeard() {
        hear(Seen.answer(NOW));
        hear(BLIND);

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void whatIsHeardWhileTheDatabaseIsDownDoesNotCount() {
        hear(Seen.refused(NOW));
        hear(BLIND);
        hear(Seen.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void afterAnOutageEveryProbeIsAwaitedAgain() {
        hear(Seen.answer(NOW));
        hear(BLIND);
        hear(Seen.refused(NOW));
        hear(Seen.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void thePathAwaitsNobodyButItself() {
        awaited = Awaited.all(Set.of(PathObservation.PROBE));

        hear(Seen.answer(NOW));

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void aTargetIsNotHealthyForTheFirstTimeBeforeAllHaveLooked() {
        TargetState state = new TargetState(
                new Target(Target.DEFAULT_NAME, () -> Seen.URL, false),
                Set.of(PathObservation.PROBE, "migration"),
                PlainRules.diagnostician(),
                Duration.ofSeconds(40),
                NOW);

        assertThat(state.accept(Seen.answer(NOW), NOW).status()).isEqualTo(Status.UNKNOWN);
        assertThat(state.accept(BLIND, NOW).status()).isEqualTo(Status.HEALTHY);
        state.accept(Seen.refused(NOW), NOW);
        assertThat(state.accept(Seen.answer(NOW), NOW).status()).isEqualTo(Status.HEALTHY);
    }

    private void hear(Observation latest) {
        snapshot = snapshot.with(latest);
        awaited = awaited.after(latest, snapshot);
    }
}
