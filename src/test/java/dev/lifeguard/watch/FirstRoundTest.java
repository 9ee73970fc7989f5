package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Target;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target was not healthy before every probe was heard while the database answered. */
class FirstRoundTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Observation BLIND = new Unseen(NOW, "migration", "it is dark");

    private FirstRound awaited = FirstRound.all(Set.of(PathObservation.PROBE, "migration"));
    private Snapshot snapshot = Snapshot.empty(NOW, false);

    @Test
    void anAnsweredPathAloneIsNotEnough() {
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void aProbeThatSaysWhyItIsBlindWasHeard() {
        hear(PathObservations.answer(NOW));
        hear(BLIND);

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void whatIsHeardWhileTheDatabaseIsDownDoesNotCount() {
        hear(PathObservations.refused(NOW));
        hear(BLIND);
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    /** They ask on the session that the path has opened, and their word may be the first to come through. */
    @Test
    void whatWasSeenOnTheSessionBeforeThePathWasHeardCounts() {
        hear(new MigrationObservation(NOW.plusMillis(2), List.of(), Optional.empty()));
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void aBlindProbesWordCountsWhereItWasSaidAfterThePathHadArrived() {
        hear(new Unseen(NOW.plusMillis(1), "migration", "the server refused the question"));
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void aBlindProbesWordDoesNotCountWhereItWasSaidBeforeThePathArrived() {
        hear(BLIND);
        hear(PathObservations.answer(NOW.plusMillis(1)));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void whatWasSeenBeforeAnOutageDoesNotCountAfterIt() {
        hear(new MigrationObservation(NOW, List.of(), Optional.empty()));
        hear(PathObservations.refused(NOW));
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void afterAnOutageEveryProbeIsAwaitedAgain() {
        hear(PathObservations.answer(NOW));
        hear(BLIND);
        hear(PathObservations.refused(NOW));
        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isFalse();
    }

    @Test
    void thePathAwaitsNobodyButItself() {
        awaited = FirstRound.all(Set.of(PathObservation.PROBE));

        hear(PathObservations.answer(NOW));

        assertThat(awaited.none()).isTrue();
    }

    @Test
    void aTargetIsNotHealthyForTheFirstTimeBeforeAllHaveLooked() {
        TargetState state = new TargetState(
                new Target(Target.DEFAULT_NAME, () -> PathObservations.URL, false),
                Set.of(PathObservation.PROBE, "migration"),
                PlainRules.diagnostician(),
                Duration.ofSeconds(40),
                NOW);

        assertThat(state.accept(PathObservations.answer(NOW), NOW).status()).isEqualTo(Status.UNKNOWN);
        assertThat(state.accept(BLIND, NOW).status()).isEqualTo(Status.HEALTHY);
        state.accept(PathObservations.refused(NOW), NOW);
        assertThat(state.accept(PathObservations.answer(NOW), NOW).status()).isEqualTo(Status.HEALTHY);
    }

    private void hear(Observation latest) {
        snapshot = snapshot.with(latest);
        awaited = awaited.after(latest, snapshot);
    }
}
