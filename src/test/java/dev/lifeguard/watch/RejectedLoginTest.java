package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that does not believe the password: tried rarely, and still named without a gap. */
class RejectedLoginTest {
    private final Scene scene = new Scene();

    RejectedLoginTest() {
        scene.probeSees(at -> PathObservations.failure(at, PathObservations.said("28P01")));
        scene.watch.start();
    }

    @Test
    void isTriedEverMoreRarelyAtRest() {
        scene.scheduler.advance(Duration.ofMinutes(10));

        List<Instant> looks = scene.probe.looks();
        assertThat(looks.size()).isBetween(22, 28);
        assertThat(Duration.between(looks.get(looks.size() - 2), looks.get(looks.size() - 1)))
                .isBetween(Duration.ofSeconds(27), LoginBackoff.LONGEST);
    }

    @Test
    void isKnownToBeDownAllTheWhile() {
        scene.scheduler.advance(Duration.ofSeconds(10));

        for (int second = 0; second < 120; second++) {
            scene.scheduler.advance(Duration.ofSeconds(1));
            assertThat(scene.target().statusAt(scene.scheduler.now())).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void isNotTriedForEachOneWhoAsks() {
        scene.scheduler.advance(Duration.ofMinutes(5));
        int before = scene.probe.looks().size();

        IntStream.range(0, 100).forEach(call -> {
            scene.watch.runNow().subscribe().with(report -> {});
            scene.scheduler.advanceMillis(100);
        });

        assertThat(scene.probe.looks().size() - before).isBetween(1, 3);
    }

    @Test
    void isTriedAtOnceWhenSomebodyAsksAfterAWhile() {
        scene.scheduler.advance(Duration.ofMinutes(5));
        scene.scheduler.advance(LoginBackoff.ASKED);
        int before = scene.probe.looks().size();

        scene.watch.runNow().subscribe().with(report -> {});
        scene.scheduler.advanceMillis(10);

        assertThat(scene.probe.looks().size() - before).isBetween(0, 1);
        scene.probeSees(PathObservations::answer);
        scene.scheduler.advance(LoginBackoff.ASKED);
        scene.watch.runNow().subscribe().with(report -> {});
        scene.scheduler.advanceMillis(10);
        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void isTriedAtOnceWithAnotherSecret() {
        scene.scheduler.advance(Duration.ofMinutes(5));
        scene.probeSees(PathObservations::answer);

        scene.probe.alarms();
        scene.scheduler.advanceMillis(100);

        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
    }
}
