package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of what a ping found between two looks, in virtual time. */
class InterimPingTest {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Observation FOUND = new Unseen(ManualTime.START, "path", "of a test");

    private final ManualTime time = new ManualTime();
    private final AtomicInteger alarms = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final InterimPing ping = new InterimPing(time, FRESH, alarms::incrementAndGet);

    private void ends(Future<Optional<Observation>> end) {
        ping.begin(() -> {
            asked.incrementAndGet();
            return end;
        });
    }

    private void finds() {
        ends(Future.succeededFuture(Optional.of(FOUND)));
    }

    @Test
    void theUsualAnswerIsNeitherToldNorAnAlarm() {
        ends(Future.succeededFuture(Optional.empty()));

        assertThat(ping.taken().result()).isEmpty();
        assertThat(alarms).hasValue(0);
    }

    @Test
    void whatWasFoundIsAnAlarmAndToldOnce() {
        finds();

        assertThat(alarms).hasValue(1);
        assertThat(ping.taken().result()).hasValue(FOUND);
        assertThat(ping.taken().result()).isEmpty();
    }

    @Test
    void untilThenNothingElseIsAsked() {
        finds();
        finds();
        assertThat(asked).hasValue(1);

        ping.taken();
        finds();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aLookThatWaitsHasItWithoutAnAlarm() {
        Promise<Optional<Observation>> end = Promise.promise();
        ends(end.future());
        Future<Optional<Observation>> taken = ping.taken();
        assertThat(taken.isComplete()).isFalse();

        end.complete(Optional.of(FOUND));

        assertThat(taken.result()).hasValue(FOUND);
        assertThat(alarms).hasValue(0);
        finds();
        assertThat(alarms).as("the next, for which none waits").hasValue(1);
    }

    /** As where this process was frozen in between, or alarms came too often: it would be told as of now. */
    @Test
    void whatWasFoundLongAgoIsNotTold() {
        finds();
        time.advance(FRESH);
        assertThat(ping.taken().result()).hasValue(FOUND);

        finds();
        time.advance(FRESH.plusMillis(1));
        assertThat(ping.taken().result()).isEmpty();
    }

    @Test
    void whatSomethingElseFollowedIsNotTold() {
        finds();

        ping.forget();

        assertThat(ping.taken().result()).isEmpty();
    }

    @Test
    void oneThatFailedIsAnAlarmAndKeepsNoLookFromLooking() {
        ends(Future.failedFuture("a fault of our own"));

        assertThat(alarms).hasValue(1);
        assertThat(ping.taken().result()).isEmpty();
        finds();
        assertThat(asked).hasValue(2);
    }
}
