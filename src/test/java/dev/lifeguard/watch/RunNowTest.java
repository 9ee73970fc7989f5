package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.observation.HistoryObservation;
import dev.lifeguard.probe.ServerShare;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunNowTest {
    @Test
    void worksWithoutStartAndLooksOnce() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);

        var answer = run(scene);
        scene.scheduler.advance(Duration.ofMinutes(1));

        assertThat(status(answer)).isEqualTo(Status.HEALTHY);
        assertThat(scene.probe.looks()).hasSize(1);
        assertThat(scene.scheduler.timers()).isZero();
    }

    @Test
    void waitsForTheSecondOpinionOnSilence() {
        Scene scene = new Scene();
        scene.probe.answersAfter(Duration.ofSeconds(1), PathObservations::silence);

        var answer = run(scene);
        scene.scheduler.advanceMillis(1999);
        answer.assertNotTerminated();
        scene.scheduler.advanceMillis(1);

        assertThat(status(answer)).isEqualTo(Status.DOWN);
    }

    @Test
    void doesNotTakeTheWordOfALookThatBeganBefore() {
        Scene scene = new Scene();
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::answer);
        scene.watch.start();
        scene.scheduler.advanceMillis(50);
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::refused);

        var answer = run(scene);
        scene.scheduler.advanceMillis(60);
        answer.assertNotTerminated();
        scene.scheduler.advanceMillis(90);

        assertThat(status(answer)).isEqualTo(Status.DOWN);
        assertThat(scene.probe.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void oneTargetIsLookedAtAloneAndCallersShareTheRun() {
        Scene scene = new Scene();
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::answer);

        var one = scene.watch.runNow(Target.DEFAULT_NAME).subscribe().withSubscriber(UniAssertSubscriber.create());
        var other = scene.watch.runNow(Target.DEFAULT_NAME).subscribe().withSubscriber(UniAssertSubscriber.create());
        var nobody = scene.watch.runNow("nobody").subscribe().withSubscriber(UniAssertSubscriber.create());
        scene.scheduler.settle();
        nobody.assertCompleted();
        one.assertNotTerminated();
        scene.scheduler.advanceMillis(100);

        assertThat(status(one)).isEqualTo(Status.HEALTHY);
        assertThat(other.getItem()).isSameAs(one.getItem());
        assertThat(scene.probe.looks()).hasSize(1);
    }

    @Test
    void aFactThatNoProbeBroughtIsJudgedLikeAnyOther() {
        Scene scene = Scene.healthy();

        scene.watch.tell(
                Target.DEFAULT_NAME,
                new HistoryObservation(scene.scheduler.now(), Optional.of("the disk is full"), Optional.empty()));
        scene.watch.tell("nobody", new HistoryObservation(scene.scheduler.now(), Optional.empty(), Optional.empty()));
        scene.scheduler.settle();

        assertThat(scene.target().facts().of(HistoryObservation.class))
                .map(HistoryObservation::because)
                .contains(Optional.of("the disk is full"));
        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void concurrentCallsShareOneRun() {
        Scene scene = new Scene();
        scene.probe.answersAfter(Duration.ofMillis(100), PathObservations::answer);

        var one = run(scene);
        var other = run(scene);
        scene.scheduler.advanceMillis(100);

        assertThat(status(one)).isEqualTo(Status.HEALTHY);
        assertThat(other.getItem()).isSameAs(one.getItem());
        assertThat(scene.probe.looks()).hasSize(1);
    }

    @Test
    void laterCallLooksAgain() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);
        run(scene);
        scene.scheduler.advanceMillis(1);
        scene.probeSees(PathObservations::refused);

        var later = run(scene);
        scene.scheduler.advance(Cadence.DEMAND_GAP.minusMillis(2));
        later.assertNotTerminated();
        scene.scheduler.advanceMillis(2);

        assertThat(status(later)).isEqualTo(Status.DOWN);
    }

    @Test
    void whoeverKeepsAskingIsAnsweredFiveTimesASecond() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::refused);

        for (int i = 0; i < 999; i++) {
            run(scene);
            scene.scheduler.advanceMillis(1);
        }

        assertThat(scene.probe.looks()).hasSize(5);
    }

    @Test
    void whoWaitsForTheNextRunIsAnsweredWhenTheWatchStops() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);
        run(scene);
        scene.scheduler.advanceMillis(1);
        var waiting = run(scene);

        StopTest.stop(scene);
        scene.scheduler.advance(Cadence.DEMAND_GAP);

        assertThat(status(waiting)).isEqualTo(Status.HEALTHY);
        assertThat(scene.probe.looks()).hasSize(1);
    }

    @Test
    void doesNotDisturbTheCadence() {
        Scene scene = Scene.healthy();

        run(scene);
        scene.scheduler.advance(Duration.ofSeconds(20));

        assertThat(RoundsTest.gaps(scene.probe.looks()).subList(1, 10))
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofMillis(1800), Duration.ofSeconds(2)));
    }

    @Test
    void answersAsItIsWhenAProbeNeverEnds() {
        Scene scene = new Scene();
        scene.watch.start();
        scene.scheduler.settle();

        var answer = run(scene);
        scene.scheduler.advance(Scene.CADENCE.longestRun().minusMillis(1));
        answer.assertNotTerminated();
        scene.scheduler.advanceMillis(1);

        assertThat(status(answer)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void answersAtOnceAfterStop() {
        Scene scene = new Scene();
        StopTest.stop(scene);

        var answer = run(scene);

        assertThat(status(answer)).isEqualTo(Status.UNKNOWN);
        assertThat(scene.probe.looks()).isEmpty();
    }

    @Test
    void waitsForEveryTarget() {
        ManualScheduler scheduler = new ManualScheduler(3);
        ScriptedProbe fast = new ScriptedProbe(scheduler);
        ScriptedProbe slow = new ScriptedProbe(scheduler);
        fast.answersAfter(Duration.ofMillis(1), PathObservations::answer);
        slow.answersAfter(Duration.ofMillis(800), PathObservations::refused);
        Watch watch = new Watch(
                List.of(
                        new Target("fast", () -> PathObservations.URL, false),
                        new Target("slow", () -> PathObservations.URL, false)),
                List.of(target -> target.name().equals("fast") ? fast : slow),
                PlainRules.diagnostician(),
                Scene.CADENCE,
                new ServerShare(0.01),
                scheduler,
                scheduler.random());

        var answer = watch.runNow().subscribe().withSubscriber(UniAssertSubscriber.create());
        scheduler.advanceMillis(799);
        answer.assertNotTerminated();
        scheduler.advanceMillis(1);

        assertThat(answer.assertCompleted().getItem().targets())
                .extracting(TargetReport::name, TargetReport::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fast", Status.HEALTHY),
                        org.assertj.core.groups.Tuple.tuple("slow", Status.DOWN));
    }

    @Test
    void withoutTargetsItAnswersAtOnce() {
        ManualScheduler scheduler = new ManualScheduler(3);
        Watch watch = new Watch(
                List.of(),
                List.of(),
                new Diagnostician(Map.of()),
                Scene.CADENCE,
                new ServerShare(0.01),
                scheduler,
                scheduler.random());

        var answer = watch.runNow().subscribe().withSubscriber(UniAssertSubscriber.create());
        scheduler.settle();

        assertThat(answer.assertCompleted().getItem().targets()).isEmpty();
    }

    private static UniAssertSubscriber<Report> run(Scene scene) {
        UniAssertSubscriber<Report> answer =
                scene.watch.runNow().subscribe().withSubscriber(UniAssertSubscriber.create());
        scene.scheduler.settle();
        return answer;
    }

    private static Status status(UniAssertSubscriber<Report> answer) {
        return answer.assertCompleted().getItem().targets().get(0).status();
    }
}
