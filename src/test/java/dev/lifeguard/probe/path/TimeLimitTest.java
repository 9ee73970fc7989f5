package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.time.Time;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits on a real event loop, which is kept from running as a frozen process is. */
class TimeLimitTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx();
    private final Time real = new VertxTime(vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void silenceEndsAtTheLimitAndNotBefore() {
        ManualTime time = new ManualTime();
        Future<?> limited = TimeLimit.on(time, Promise.promise().future(), LIMIT);

        time.advance(LIMIT.minusNanos(1));
        assertThat(limited.isComplete()).isFalse();

        time.advance(Duration.ofNanos(1));
        assertThat(limited.cause()).isExactlyInstanceOf(TimeoutException.class);
        assertThat(time.next()).isEmpty();
    }

    @Test
    void anAnswerThatCameWhileTheProcessWasFrozenIsHeard() {
        assertThat(ended(() -> {
                    Promise<String> answer = Promise.promise();
                    Future<String> limited = TimeLimit.on(real, answer.future(), LIMIT);
                    freeze(LIMIT.multipliedBy(2));
                    // What lay in the socket is read only after the timers that are due have run.
                    vertx.runOnContext(
                            read -> vertx.runOnContext(then -> vertx.setTimer(30, due -> answer.complete(""))));
                    return limited;
                }))
                .isNull();
    }

    @Test
    void whoHardlyRunsSaysThatItWasNotThere() {
        assertThat(ended(() -> {
                    vertx.setPeriodic(1, again -> freeze(Duration.ofMillis(120)));
                    return TimeLimit.on(real, Promise.promise().future(), LIMIT);
                }))
                .isInstanceOfSatisfying(NotScheduled.class, own -> {
                    assertThat(own.waited()).isGreaterThanOrEqualTo(LIMIT.multipliedBy(TimeLimit.LONGEST));
                    assertThat(own.absent()).isLessThan(own.waited());
                });
    }

    @Test
    void timeOfAFreezeIsNobodysDelay() {
        TimeLimit limit = new TimeLimit(real, LIMIT);

        ended(() -> {
            Promise<String> answer = Promise.promise();
            Future<String> limited = limit.hold(answer.future());
            freeze(Duration.ofMillis(900));
            answer.complete("");
            return limited;
        });

        assertThat(limit.took()).isLessThan(Duration.ofMillis(500));
    }

    /** Null where it succeeded. */
    private Throwable ended(Supplier<Future<?>> work) {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> work.get().onComplete(done -> ended.complete(done.cause())));
        await().atMost(Duration.ofSeconds(20)).until(ended::isDone);
        return ended.join();
    }

    /** Blocks the event loop, on which nothing else then runs. */
    private static void freeze(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
