package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    private static final Duration LONGEST = Scene.CADENCE.longestRound();

    static Stream<Named<Supplier<Uni<Observation>>>> broken() {
        return Stream.of(
                Named.of("fails", () -> Uni.createFrom().failure(new IllegalStateException("planted"))),
                Named.of("throws", () -> {
                    throw new IllegalStateException("planted");
                }),
                Named.of("ends in nothing", () -> Uni.createFrom().nullItem()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenProbeIsUnseenAndLookedThroughAgain(Supplier<Uni<Observation>> broken) {
        Scene scene = new Scene();
        scene.probe.behaves(broken);
        scene.watch.start();
        scene.scheduler.advance(Duration.ofSeconds(5));
        scene.probeSees(PathObservations::answer);

        scene.scheduler.advance(Duration.ofSeconds(2));

        assertThat(scene.observed.get(0)).isInstanceOf(Unseen.class);
        assertThat(scene.observed).noneMatch(seen -> seen.toString().contains("because=planted"));
        assertThat(scene.changes.get(0).after().status()).isEqualTo(Status.UNKNOWN);
        assertThat(scene.changes.get(0).after().confirmedAt()).isEmpty();
        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void unseenDoesNotMakeOldFactsYoung(Supplier<Uni<Observation>> broken) {
        Scene scene = Scene.healthy();
        Instant confirmed = scene.target().confirmedAt().orElseThrow();
        scene.probe.behaves(broken);

        scene.scheduler.advance(Duration.ofMinutes(1));

        assertThat(scene.target().confirmedAt()).contains(confirmed);
        assertThat(scene.target().statusAt(scene.scheduler.now())).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void probeThatNeverEndsIsUnseenAfterTheLongestRoundAndNeverAskedTwice() {
        Scene scene = new Scene();
        scene.watch.start();

        scene.scheduler.advance(LONGEST.minusMillis(1));
        int before = scene.observed.size();
        scene.scheduler.advance(Duration.ofMinutes(10));

        assertThat(before).isZero();
        assertThat(scene.observed).hasSize(1);
        assertThat(scene.observed.get(0).toString())
                .contains("the probe did not end within " + LONGEST.toSeconds() + " s");
        assertThat(scene.probe.looks()).hasSize(1);
    }

    @Test
    void whatEndsTooLateIsDroppedForAFreshLook() {
        Scene scene = new Scene();
        scene.probe.answersAfter(LONGEST.plusSeconds(60), PathObservations::answer);
        scene.watch.start();
        scene.scheduler.advance(LONGEST);
        scene.probeSees(PathObservations::refused);

        scene.scheduler.advance(Duration.ofSeconds(60).plusMillis(1));

        assertThat(scene.probe.looks()).hasSize(2);
        assertThat(scene.status()).isEqualTo(Status.DOWN);
        assertThat(scene.target().everHealthy()).isFalse();
    }

    @Test
    void listenerThatThrowsCostsTheOthersNothing() {
        WatchListener broken = new WatchListener() {
            @Override
            public void observed(String target, Observation observation) {
                throw new IllegalStateException("planted");
            }

            @Override
            public void changed(Change change) {
                throw new IllegalStateException("planted");
            }
        };
        Scene scene = new Scene(7, PlainRules.diagnostician(), List.of(broken));
        scene.probeSees(PathObservations::answer);
        scene.watch.start();

        scene.scheduler.advance(Duration.ofSeconds(2));

        assertThat(scene.observed).hasSize(2);
        assertThat(scene.changes).hasSize(1);
    }

    @Test
    void ruleThatThrowsCostsItsOwnFindingOnly() {
        Diagnostician rules = new Diagnostician(Map.of(
                Cause.AUTH_FAILED,
                PlainRules.rule(seen -> {
                    throw new IllegalStateException("planted");
                }),
                Cause.CONNECTION_REFUSED,
                PlainRules.rule(seen -> true)));
        Scene scene = new Scene(7, rules, List.of());
        scene.probeSees(PathObservations::refused);
        scene.watch.start();

        scene.scheduler.advance(Duration.ofSeconds(2));

        assertThat(scene.target().findings()).hasSize(1);
        assertThat(scene.probe.looks()).hasSizeGreaterThan(3);
    }
}
