package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Test
    void firstSilencePublishesNothingAndIsLookedIntoAtOnce() {
        Scene scene = silent();
        Report before = scene.watch.report().get();

        scene.scheduler.advance(LIMIT);

        assertThat(scene.watch.report().get()).isSameAs(before);
        assertThat(scene.observed).hasSize(1);
        assertThat(scene.probe.looks()).containsExactly(ManualScheduler.START, ManualScheduler.START.plus(LIMIT));
    }

    @Test
    void secondSilenceIsUndecidedOneMillisecondBeforeItsLimit() {
        Scene scene = silent();

        scene.scheduler.advance(LIMIT.multipliedBy(2).minusMillis(1));

        assertThat(scene.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void secondSilenceDecidesAtItsLimit() {
        Scene scene = silent();

        scene.scheduler.advance(LIMIT.multipliedBy(2));

        assertThat(scene.status()).isEqualTo(Status.DOWN);
        assertThat(scene.target().root().orElseThrow().finding().cause()).isEqualTo(Cause.SERVER_UNRESPONSIVE);
    }

    @Test
    void silenceAfterHealthKeepsTheFactsAndTheirAge() {
        Scene scene = Scene.healthy();
        scene.scheduler.advance(Duration.ofSeconds(10));
        Instant confirmed = scene.target().confirmedAt().orElseThrow();
        int seen = scene.observed.size();
        scene.probe.answersAfter(LIMIT, PathObservations::silence);

        while (scene.observed.size() == seen) {
            scene.scheduler.advanceMillis(1);
        }

        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
        assertThat(scene.target().confirmedAt()).contains(confirmed);
    }

    @Test
    void frozenServerIsNamedWithinFourSeconds() {
        for (int offset = 0; offset < 2100; offset += 7) {
            Scene scene = Scene.healthy();
            scene.scheduler.advanceMillis(20_000 + offset);
            Duration frozen = scene.scheduler.elapsed();
            scene.probe.answersAfter(LIMIT, PathObservations::silence);

            scene.scheduler.advance(Duration.ofSeconds(4));

            assertThat(scene.status()).as("frozen at %s", frozen).isEqualTo(Status.DOWN);
        }
    }

    private static Scene silent() {
        Scene scene = new Scene();
        scene.probe.answersAfter(LIMIT, PathObservations::silence);
        scene.watch.start();
        scene.scheduler.settle();
        return scene;
    }
}
