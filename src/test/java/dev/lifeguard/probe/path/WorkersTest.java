package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked while everything hangs. */
class WorkersTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final Workers workers =
            new Workers(new VertxTime(vertx), WorkerPool.named(vertx, "test", 1, 2), Duration.ofMillis(50));

    @AfterEach
    void close() {
        stuck.countDown();
        vertx.close();
    }

    @Test
    void nothingPilesUpBehindWhatIsStuckAndAllIsWellOnceItMoves() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(ask(this::hang)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }

        stuck.countDown();

        await().atMost(10, SECONDS)
                .ignoreExceptions()
                .until(() -> ask(() -> "answer").get().equals("answer"));
        assertThat(begun).hasValue(2);
    }

    @Test
    void whatATaskThrowsIsHandedOn() {
        assertThatThrownBy(() -> ask(() -> {
                            throw new IllegalStateException("no");
                        })
                        .get())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private String hang() throws InterruptedException {
        begun.incrementAndGet();
        stuck.await();
        return "late";
    }

    private CompletableFuture<String> ask(Callable<String> task) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        context.runOnContext(
                now -> workers.ask(task).onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer;
    }
}
