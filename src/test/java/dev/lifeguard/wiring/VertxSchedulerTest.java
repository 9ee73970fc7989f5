package dev.lifeguard.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxSchedulerTest {
    private final Vertx vertx = Vertx.vertx();
    private final Scheduler scheduler = new VertxScheduler(vertx, new VertxTime(vertx));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void everythingRunsOnOneThread() throws Exception {
        CompletableFuture<Thread> atOnce = new CompletableFuture<>();
        CompletableFuture<Thread> later = new CompletableFuture<>();
        CompletableFuture<Thread> laterFromWithin = new CompletableFuture<>();

        scheduler.after(Duration.ZERO, () -> later.complete(Thread.currentThread()));
        scheduler.execute(() -> {
            atOnce.complete(Thread.currentThread());
            scheduler.after(Duration.ofNanos(1), () -> laterFromWithin.complete(Thread.currentThread()));
        });

        assertThat(got(later)).isSameAs(got(atOnce)).isSameAs(got(laterFromWithin));
    }

    @Test
    void whatIsCancelledDoesNotRun() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();

        scheduler
                .after(Duration.ofMillis(20), () -> first.complete("cancelled"))
                .cancel();
        scheduler.after(Duration.ofMillis(40), () -> first.complete("kept"));

        assertThat(got(first)).isEqualTo("kept");
    }

    @Test
    void whatIsCancelledBetweenFiringAndRunningDoesNotRun() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();

        scheduler.execute(() -> {
            Timer timer = scheduler.after(Duration.ofMillis(1), () -> first.complete("cancelled"));
            vertx.setTimer(1, firedToo -> {
                timer.cancel();
                scheduler.execute(() -> first.complete("kept"));
            });
            // both are due before either fires
            long both = System.nanoTime() + Duration.ofMillis(20).toNanos();
            while (System.nanoTime() < both) {
                Thread.onSpinWait();
            }
        });

        assertThat(got(first)).isEqualTo("kept");
    }

    @Test
    void whatComesAfterTheEndIsDropped() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);

        assertThatCode(() -> scheduler.execute(() -> {})).doesNotThrowAnyException();
    }

    @Test
    void timeIsThatOfTheClock() {
        assertThat(new VertxScheduler(vertx, new ManualTime()).now()).isEqualTo(ManualTime.START);
    }

    private static <T> T got(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(5, TimeUnit.SECONDS);
    }
}
