package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CadenceTest {
    private static final Instant AT = ManualScheduler.START;
    private final Cadence cadence = Scene.CADENCE;

    static Stream<Arguments> paces() {
        return Stream.of(
                row("answered", PathObservations.answer(AT), 2000),
                row("refused", PathObservations.refused(AT), 500),
                row("silent", PathObservations.silence(AT), 500),
                row("wrong password", PathObservations.failure(AT, PathObservations.said("28P01")), 1000),
                row("no pg_hba entry", PathObservations.failure(AT, PathObservations.said("28000")), 1000),
                row("unknown database", PathObservations.failure(AT, PathObservations.said("3D000")), 1000),
                row("no privilege to connect", PathObservations.failure(AT, PathObservations.said("42501")), 1000),
                row("starting up", PathObservations.failure(AT, PathObservations.said("57P03")), 500),
                row("too many clients", PathObservations.failure(AT, PathObservations.said("53300")), 2000),
                row("unseen", new Unseen(AT, "path", "no"), 2000));
    }

    private static Arguments row(String name, Observation seen, long millis) {
        return Arguments.of(Named.of(name, seen), Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @MethodSource("paces")
    void paceFollowsWhatWasSeen(Observation seen, Duration pace) {
        assertThat(cadence.after(seen)).isEqualTo(pace);
    }

    @Test
    void pingsOnAHeldSessionHaveAnIntervalOfTheirOwnWhereItIsShorter() {
        Cadence quick = new Cadence(
                Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofSeconds(1), Duration.ofSeconds(3));
        Cadence slow =
                new Cadence(Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(3));

        assertThat(quick.after(PathObservations.answer(AT))).isEqualTo(Duration.ofMillis(800));
        assertThat(quick.after(new Unseen(AT, "path", "no"))).isEqualTo(Duration.ofSeconds(2));
        assertThat(slow.after(PathObservations.answer(AT))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void jitterOnlyShortens() {
        Random random = new Random(1);
        Duration pace = Duration.ofSeconds(2);

        for (int i = 0; i < 10_000; i++) {
            assertThat(Cadence.jittered(pace, random)).isBetween(Duration.ofMillis(1800), pace);
        }
    }

    @Test
    void factsStayFreshThroughTheLongestRound() {
        assertThat(cadence.longestRound()).isEqualTo(Duration.ofSeconds(37));
        assertThat(cadence.staleAfter()).isEqualTo(Duration.ofSeconds(47));
        assertThat(cadence.staleAfter()).isGreaterThan(cadence.interval().plus(cadence.longestRound()));
    }
}
