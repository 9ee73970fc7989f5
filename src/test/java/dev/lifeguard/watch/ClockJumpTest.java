package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's clock is set, by hours, while everything goes on. */
class ClockJumpTest {
    private final Scene scene = Scene.healthy();

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT30S", "PT-30S"})
    void nothingChangesButTheTime(Duration jump) {
        scene.scheduler.advance(Duration.ofSeconds(10));
        Instant since = scene.target().since();
        int changes = scene.changes.size();

        scene.scheduler.setClock(jump);
        scene.scheduler.advance(Duration.ofSeconds(60));

        assertThat(scene.status()).isEqualTo(Status.HEALTHY);
        assertThat(scene.target().statusAt(scene.scheduler.now())).isEqualTo(Status.HEALTHY);
        assertThat(scene.target().since()).isEqualTo(since);
        assertThat(scene.changes).hasSize(changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void factsOfAnotherTimeAreNotBelievedUntilTheNextLook(Duration jump) {
        scene.scheduler.setClock(jump);
        assertThat(scene.target().statusAt(scene.scheduler.now())).isEqualTo(Status.UNKNOWN);

        scene.scheduler.advance(Scene.CADENCE.interval());

        assertThat(scene.target().statusAt(scene.scheduler.now())).isEqualTo(Status.HEALTHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void thePaceStaysWhatItWas(Duration jump) {
        scene.scheduler.advance(Duration.ofSeconds(10));
        int before = scene.probe.looks().size();
        scene.scheduler.setClock(jump);

        scene.scheduler.advance(Duration.ofSeconds(20));

        assertThat(scene.probe.looks().size() - before).isBetween(9, 13);
    }

    @Test
    void anAlarmIsHeardAfterTheClockWasSetBack() {
        scene.scheduler.advance(Duration.ofSeconds(10));
        scene.probe.alarms();
        scene.scheduler.advanceMillis(20);
        scene.scheduler.setClock(Duration.ofHours(-1));
        scene.probeSees(PathObservations::refused);
        scene.probe.alarms();

        scene.scheduler.advance(Cadence.ALARM_GAP.multipliedBy(2));

        assertThat(scene.target().root().orElseThrow().finding().cause()).isEqualTo(Cause.CONNECTION_REFUSED);
    }
}
