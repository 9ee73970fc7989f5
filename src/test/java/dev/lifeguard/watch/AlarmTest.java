package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {
    @Test
    void alarmStartsALookAtOnce() {
        Scene scene = Scene.healthy();
        scene.probeSees(PathObservations::refused);

        scene.probe.alarms();
        scene.scheduler.advanceMillis(1);

        assertThat(scene.status()).isEqualTo(Status.DOWN);
    }

    @Test
    void alarmsWhileLookingAreFollowedByExactlyOneLook() {
        Scene scene = Scene.healthy();
        scene.probe.answersAfter(Duration.ofMillis(200), PathObservations::answer);
        scene.probe.alarms();
        scene.scheduler.advanceMillis(100);
        scene.probe.alarms();
        scene.probe.alarms();

        scene.scheduler.advanceMillis(1000);

        assertThat(RoundsTest.gaps(scene.probe.looks())).containsExactly(Duration.ofMillis(10), Duration.ofMillis(200));
        assertThat(scene.probe.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void secondAlarmWaitsForTheGapAndNotAMillisecondLonger() {
        Scene scene = Scene.healthy();
        scene.probe.alarms();
        scene.scheduler.advanceMillis(2);
        scene.probe.alarms();

        scene.scheduler.advanceMillis(47);
        int before = scene.probe.looks().size();
        scene.scheduler.advanceMillis(1);

        assertThat(before).isEqualTo(2);
        assertThat(scene.probe.looks()).hasSize(3);
    }

    @Test
    void stormOfAlarmsSettlesAtThePaceWhileDown() {
        Scene scene = Scene.healthy();

        for (int i = 0; i < 20_000; i++) {
            scene.probe.alarms();
            scene.scheduler.advanceMillis(1);
        }

        List<Duration> gaps = RoundsTest.gaps(scene.probe.looks());
        assertThat(gaps.subList(1, 6)).extracting(Duration::toMillis).containsExactly(50L, 100L, 200L, 400L, 500L);
        assertThat(gaps.subList(6, gaps.size())).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void stormsAreForgottenAfterAQuietInterval() {
        Scene scene = Scene.healthy();
        for (int i = 0; i < 1000; i++) {
            scene.probe.alarms();
            scene.scheduler.advanceMillis(1);
        }
        scene.scheduler.advance(Duration.ofSeconds(5));
        Instant quiet = scene.scheduler.now();

        scene.probe.alarms();
        scene.scheduler.settle();

        assertThat(scene.probe.looks()).contains(quiet);
    }

    @Test
    void alarmWithoutStartMeansNothing() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);

        scene.probe.alarms();
        scene.scheduler.advance(Duration.ofSeconds(10));

        assertThat(scene.probe.looks()).isEmpty();
    }

    @Test
    void alarmBetweenFiringAndRunningOfATimerIsOneLook() {
        Scene scene = alarmedAsTheTimerFires(new Scene());

        assertThat(scene.probe.mostAtOnce()).isEqualTo(1);
        assertThat(scene.probe.looks()).hasSize(2);
    }

    @Test
    void aTimerThatCannotBeCancelledAnyMoreStartsNoSecondLook() {
        Scene scene = new Scene();
        scene.scheduler.losesCancelsOfFiredTimers();

        alarmedAsTheTimerFires(scene);

        assertThat(scene.probe.mostAtOnce()).isEqualTo(1);
        assertThat(scene.probe.looks()).hasSize(2);
    }

    /** The order on the event loop: the timer fires, the alarm is heard, the timer's task is run. */
    private static Scene alarmedAsTheTimerFires(Scene scene) {
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::answer);
        scene.watch.start();
        scene.scheduler.advanceMillis(200);

        scene.scheduler.reachNextTimer();
        scene.probe.alarms();
        scene.scheduler.settle();
        return scene;
    }
}
