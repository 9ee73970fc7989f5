package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void firstLookIsAtOnce() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);

        scene.watch.start();
        scene.scheduler.settle();

        assertThat(scene.probe.looks()).containsExactly(ManualScheduler.START);
        assertThat(scene.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void answerIsHealthyWithoutThePassword() {
        Scene scene = Scene.healthy();

        TargetReport target = scene.target();
        assertThat(target.status()).isEqualTo(Status.HEALTHY);
        assertThat(target.everHealthy()).isTrue();
        assertThat(target.url()).isEqualTo("postgresql://app@db:5432/shop");
        assertThat(target.since()).isEqualTo(ManualScheduler.START.plusMillis(1));
        assertThat(target.confirmedAt()).contains(ManualScheduler.START.plusMillis(1));
        assertThat(target.timings().of(Phase.QUERY)).contains(Duration.ofMillis(1));
    }

    @Test
    void gapBetweenLooksIsNeverLongerThanTheInterval() {
        Scene scene = Scene.healthy();

        scene.scheduler.advance(Duration.ofMinutes(10));

        assertThat(gaps(scene.probe.looks()))
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(1800), Duration.ofSeconds(2)));
    }

    @Test
    void aProbeWithAPaceOfItsOwnKeepsIt() {
        Scene scene = new Scene();
        scene.probe.looksEvery(Duration.ofSeconds(15));
        scene.probeSees(PathObservations::refused);
        scene.watch.start();

        scene.scheduler.advance(Duration.ofMinutes(10));

        assertThat(gaps(scene.probe.looks()))
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(13_500), Duration.ofSeconds(15)));
    }

    @Test
    void roundLongerThanTheIntervalIsFollowedAtOnceByOneMore() {
        Scene scene = new Scene();
        scene.probe.answersAfter(Duration.ofSeconds(5), PathObservations::answer);
        scene.watch.start();

        scene.scheduler.advance(Duration.ofSeconds(21));

        assertThat(gaps(scene.probe.looks())).containsOnly(Duration.ofSeconds(5));
        assertThat(scene.probe.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void refusalIsNamedAtOnce() {
        Scene scene = Scene.healthy();
        scene.probeSees(PathObservations::refused);

        scene.scheduler.advance(Duration.ofSeconds(2));

        assertThat(scene.changes).hasSize(2);
        assertThat(scene.status()).isEqualTo(Status.DOWN);
        assertThat(scene.target().root().orElseThrow().finding().cause()).isEqualTo(Cause.CONNECTION_REFUSED);
        assertThat(scene.target().everHealthy()).isTrue();
    }

    @Test
    void failureWithoutANameIsDownAllTheSame() {
        Scene scene = new Scene();
        scene.probeSees(at -> PathObservations.failure(at, new PathFailure.Unexplained(Phase.TCP, "SomeException")));
        scene.watch.start();

        scene.scheduler.advanceMillis(1);

        assertThat(scene.status()).isEqualTo(Status.DOWN);
        assertThat(scene.target().findings()).isEmpty();
    }

    @Test
    void slowIsDegradedAndCountsAsHealthyOnce() {
        Scene scene = new Scene();
        scene.probeSees(at -> PathObservations.answer(at, Duration.ofMillis(501)));
        scene.watch.start();

        scene.scheduler.advanceMillis(1);

        assertThat(scene.status()).isEqualTo(Status.DEGRADED);
        assertThat(scene.target().everHealthy()).isTrue();
    }

    @Test
    void statusKeepsItsSinceWhileTheCauseChanges() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::refused);
        scene.watch.start();
        scene.scheduler.advance(Duration.ofSeconds(3));
        scene.probeSees(at -> PathObservations.failure(at, PathObservations.said("57P03")));

        scene.scheduler.advance(Duration.ofSeconds(3));

        ActiveFinding root = scene.target().root().orElseThrow();
        assertThat(scene.target().since()).isEqualTo(ManualScheduler.START.plusMillis(1));
        assertThat(root.since()).isAfter(ManualScheduler.START.plusSeconds(3));
        assertThat(root.lastSeen()).isEqualTo(scene.target().confirmedAt().orElseThrow());
        assertThat(scene.changes).hasSize(2);
    }

    @Test
    void factsAreBelievedUntilTheyAreStaleAndNotAMillisecondLonger() {
        TargetReport target = Scene.healthy().target();
        Instant last = target.confirmedAt().orElseThrow().plus(Scene.CADENCE.staleAfter());

        assertThat(target.statusAt(last)).isEqualTo(Status.HEALTHY);
        assertThat(target.statusAt(last.plusMillis(1))).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whileDownItLooksFourTimesAsOften() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::refused);
        scene.watch.start();

        scene.scheduler.advance(Duration.ofSeconds(60));

        assertThat(gaps(scene.probe.looks()))
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(450), Duration.ofMillis(500)));
    }

    static List<Duration> gaps(List<Instant> looks) {
        return java.util.stream.IntStream.range(1, looks.size())
                .mapToObj(i -> Duration.between(looks.get(i - 1), looks.get(i)))
                .toList();
    }
}
