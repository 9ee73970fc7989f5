package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();
    private int pings;

    @Test
    void oneBeginsWhenTheOneBeforeHasEndedHoweverThatWas() {
        Promise<String> before = Promise.promise();
        turns.next(before::future);
        Future<Integer> behind = turns.next(this::ping);

        assertThat(turns.isFree()).isFalse();
        assertThat(pings).isZero();
        before.fail("on purpose");

        assertThat(behind.result()).isEqualTo(1);
        assertThat(turns.isFree()).isTrue();
    }

    /** A frozen server is known as soon as any question says so: the ping that waits its turn does not wait once more. */
    @Test
    void aPingBehindAQuestionThatMetSilenceIsNotTried() {
        Promise<String> question = Promise.promise();
        turns.next(question::future);
        Future<Integer> behind = pingUnlessSilent();

        question.fail(new TimeoutException());

        assertThat(behind.cause()).isInstanceOf(TimeoutException.class);
        assertThat(pings).isZero();
    }

    /** This process was not there to hear an answer. */
    @Test
    void aPingBehindAQuestionWhoseAnswerMayHaveBeenMissedIsTried() {
        turns.next(() -> Future.failedFuture(new TimeoutException() {}));

        assertThat(pingUnlessSilent().result()).isEqualTo(1);
    }

    private Future<Integer> pingUnlessSilent() {
        return turns.nextUnlessSilent(this::ping, Future::failedFuture, begun -> begun);
    }

    private Future<Integer> ping() {
        return Future.succeededFuture(++pings);
    }
}
