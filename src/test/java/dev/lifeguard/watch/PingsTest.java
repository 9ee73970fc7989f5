package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs of life between two looks, which cost less than a look. */
class PingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = Scene.pinging(SECOND);

    private void watchFor(Duration time) {
        scene.watch.start();
        scene.scheduler.advance(time);
    }

    @Test
    void oneComesBetweenTwoLooksOfWhatAnswers() {
        scene.probeSees(PathObservations::answer);

        watchFor(Duration.ofMinutes(10));

        assertThat(gaps(scene.probe.looks()))
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(1800), Duration.ofSeconds(2)));
        assertThat(gaps(Stream.concat(scene.probe.looks().stream(), scene.probe.pings().stream())
                        .sorted()
                        .toList()))
                .as("of all")
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(900), SECOND));
    }

    @ParameterizedTest
    @CsvSource({"100, 19, 22", "500, 3, 3", "1000, 1, 1", "1001, 0, 1", "1500, 0, 0", "2000, 0, 0", "9000, 0, 0"})
    void soManyComeBetweenTwoLooksAsFitIn(long ping, int least, int most) {
        Scene other = Scene.pinging(Duration.ofMillis(ping));
        other.probeSees(PathObservations::answer);

        other.watch.start();
        other.scheduler.advance(Duration.ofMinutes(1));

        List<Instant> looks = other.probe.looks();
        for (int i = 1; i < looks.size(); i++) {
            Instant before = looks.get(i - 1);
            Instant after = looks.get(i);
            assertThat(other.probe.pings().stream().filter(at -> at.isAfter(before) && at.isBefore(after)))
                    .hasSizeBetween(least, most);
        }
        assertThat(gaps(looks)).allSatisfy(gap -> assertThat(gap).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void whatDoesNotAnswerIsLookedAt() {
        scene.probeSees(PathObservations::refused);

        watchFor(Duration.ofMinutes(1));

        assertThat(scene.probe.pings()).isEmpty();
        assertThat(scene.probe.looks()).hasSizeGreaterThan(100);
    }

    @Test
    void noneComesAfterALookThatTookAsLong() {
        scene.probe.answersAfter(SECOND, PathObservations::answer);

        watchFor(Duration.ofMinutes(1));

        assertThat(scene.probe.pings()).isEmpty();
    }

    @Test
    void anAlarmIsALookAtOnceAndThePingThatWasDueIsNone() {
        scene.probeSees(PathObservations::answer);
        watchFor(Duration.ofMillis(1500));
        int looks = scene.probe.looks().size();
        int pings = scene.probe.pings().size();

        scene.probe.alarms();
        scene.scheduler.advance(Duration.ofMillis(800));

        assertThat(scene.probe.looks()).hasSize(looks + 1);
        assertThat(scene.probe.pings()).hasSize(pings);
    }

    /** As after a SIGSTOP, or with a clock that was set. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT3S"})
    void aLookComesFirstWhereWhatIsKnownIsOld(Duration jump) {
        scene.probeSees(PathObservations::answer);
        watchFor(Duration.ofMillis(500));

        scene.scheduler.setClock(jump);
        scene.scheduler.advance(Duration.ofMillis(600));

        assertThat(scene.probe.pings()).isEmpty();
        assertThat(scene.probe.looks()).hasSize(2);
    }

    @Test
    void noneComesOnceTheWatchHasStopped() {
        scene.probeSees(PathObservations::answer);
        watchFor(Duration.ofMillis(500));

        scene.watch.stop().subscribe().with(stopped -> {});
        scene.scheduler.advance(Duration.ofMinutes(1));

        assertThat(scene.probe.pings()).isEmpty();
    }

    /** The order on the event loop: the timer fires, the alarm is heard, the timer's task is run all the same. */
    @Test
    void noneComesWhileALookIsUnderWay() {
        scene.scheduler.losesCancelsOfFiredTimers();
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::answer);
        watchFor(Duration.ofMillis(200));

        scene.scheduler.reachNextTimer();
        scene.probe.alarms();
        scene.scheduler.settle();

        assertThat(scene.probe.looks()).hasSize(2);
        assertThat(scene.probe.pings()).isEmpty();
    }

    @Test
    void aLookComesInsteadOfOneThatFails() {
        scene.probeSees(PathObservations::answer);
        scene.probe.pingsLike(() -> {
            throw new IllegalStateException("a fault of the probe's own");
        });

        watchFor(Duration.ofMinutes(1));

        assertThat(scene.probe.looks()).hasSizeGreaterThanOrEqualTo(60);
    }

    /** A look may be an hour away: what a hundred ask of a server until then is not what one of them may. */
    @Test
    void theyBecomeRarerAsSoonAsOthersAreSeen() {
        Scene rare = Scene.pinging(SECOND, Duration.ofMinutes(1));
        rare.probeSees(PathObservations::answer);
        rare.watch.start();
        rare.scheduler.advance(Duration.ofSeconds(5));
        assertThat(rare.probe.pings()).hasSize(5);

        rare.watch.tell(Target.DEFAULT_NAME, FleetPaceTest.among(99));
        rare.scheduler.advance(Duration.ofSeconds(45));

        assertThat(rare.probe.pings()).hasSizeBetween(9, 11);
        assertThat(rare.probe.looks()).hasSize(1);
        rare.scheduler.advance(Duration.ofSeconds(10));
        assertThat(rare.probe.looks()).as("within the interval all the same").hasSize(2);
    }

    private static List<Duration> gaps(List<Instant> all) {
        return IntStream.range(1, all.size())
                .mapToObj(i -> Duration.between(all.get(i - 1), all.get(i)))
                .toList();
    }
}
