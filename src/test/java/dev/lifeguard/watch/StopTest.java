package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopTest {
    @Test
    void atAnyMomentNothingIsLookedAtOrPublishedAfterwards() {
        for (long moment = 0; moment < 6000; moment += 13) {
            Scene scene = new Scene();
            scene.probe.answersAfter(
                    Duration.ofMillis(700), moment % 2 == 0 ? PathObservations::silence : PathObservations::answer);
            scene.watch.start();
            scene.scheduler.advanceMillis(moment);
            if (moment % 3 == 0) {
                scene.probe.alarms();
            }

            stop(scene).assertCompleted();
            int looks = scene.probe.looks().size();
            Report last = scene.watch.report().get();
            scene.probe.alarms();
            scene.watch.start();
            scene.scheduler.advance(Duration.ofMinutes(2));

            assertThat(scene.probe.looks()).as("stopped at %d ms", moment).hasSize(looks);
            assertThat(scene.watch.report().get()).isSameAs(last);
            assertThat(scene.scheduler.timers()).isZero();
        }
    }

    @Test
    void closesTheProbesOnceHoweverOftenItIsCalled() {
        Scene scene = Scene.healthy();

        stop(scene).assertCompleted();
        stop(scene).assertCompleted();

        assertThat(scene.probe.closed()).isEqualTo(1);
    }

    @Test
    void waitsOneSecondForAProbeThatDoesNotClose() {
        Scene scene = Scene.healthy();
        scene.probe.closesLike(() -> Uni.createFrom().nothing());

        var stopping = stop(scene);
        scene.scheduler.advanceMillis(999);
        stopping.assertNotTerminated();
        scene.scheduler.advanceMillis(1);

        stopping.assertCompleted();
    }

    @Test
    void probeThatFailsToCloseHoldsNothingUp() {
        Scene scene = Scene.healthy();
        scene.probe.closesLike(() -> {
            throw new IllegalStateException("planted");
        });

        stop(scene).assertCompleted();
    }

    @Test
    void runUnderWayAnswersAsItIs() {
        Scene scene = new Scene();
        var answer = scene.watch.runNow().subscribe().withSubscriber(UniAssertSubscriber.create());
        scene.scheduler.settle();

        stop(scene);

        answer.assertCompleted();
    }

    static UniAssertSubscriber<Void> stop(Scene scene) {
        UniAssertSubscriber<Void> stopping =
                scene.watch.stop().subscribe().withSubscriber(UniAssertSubscriber.create());
        scene.scheduler.settle();
        return stopping;
    }
}
