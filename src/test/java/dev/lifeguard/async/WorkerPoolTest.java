package dev.lifeguard.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void close() {
        hanging.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFullPoolRefusesAtOnceAndTakesTasksAgainWhenOneEnds() throws Exception {
        WorkerPool pool = WorkerPool.named(vertx, "test", 1, 2);
        Future<Integer> first = pool.run(this::hang);
        Future<Integer> waiting = pool.run(() -> 2);

        assertThat(pool.run(() -> 3).cause()).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        hanging.countDown();

        assertThat(result(first)).isEqualTo(1);
        assertThat(result(waiting)).isEqualTo(2);
        assertThat(result(pool.run(() -> 4))).isEqualTo(4);
    }

    @Test
    void aPoolThatIsClosedRefusesAsOneThatIsFull() {
        WorkerPool pool = WorkerPool.named(vertx, "ending", 1, 2);
        vertx.close().toCompletionStage().toCompletableFuture().join();

        for (int i = 0; i < 3; i++) {
            assertThat(pool.run(() -> 1).cause())
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("the process ends");
        }
    }

    @Test
    void whatHangsInOnePoolHoldsUpNoOther() throws Exception {
        for (int i = 0; i < 64; i++) {
            WorkerPool.migrations(vertx).run(this::hang);
        }

        assertThat(result(WorkerPool.delivery(vertx).run(() -> "sent"))).isEqualTo("sent");
        assertThat(result(WorkerPool.journal(vertx).run(() -> "kept"))).isEqualTo("kept");
    }

    private int hang() throws InterruptedException {
        hanging.await();
        return 1;
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
