package dev.lifeguard.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.FreePort;
import dev.lifeguard.wiring.VertxTime;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real requests to a server on loopback that behaves in every way there is. */
class DrillTest {
    private static final Supplier<DatabaseSample> BLIND =
            () -> DatabaseSample.unseen(Optional.empty(), List.of(), "nobody looks");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int serve(Consumer<HttpServerRequest> manner) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    request.response().endHandler(ended -> now.decrementAndGet());
                    manner.accept(request);
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    private DrillResult drill(int port, int requests, int concurrency, Duration limit, Duration patience) {
        DrillPlan plan = new DrillPlan(
                DrillPlan.url("http://localhost:" + port + "/health"), requests, concurrency, limit, patience);
        return new Drill(vertx, new VertxTime(vertx), plan, BLIND, ended -> {})
                .run()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private DrillResult drill(int port, int requests, int concurrency) {
        return drill(port, requests, concurrency, Duration.ofSeconds(20), Duration.ofSeconds(5));
    }

    @Test
    void asManyAreSentAsArePlannedAndNeverMoreAtOnce() {
        int port =
                serve(request -> vertx.setTimer(5, later -> request.response().end("UP")));
        DrillResult result = drill(port, 200, 20);

        assertThat(result.held()).isTrue();
        assertThat(result.load().answered()).isEqualTo(200).isEqualTo(asked.get());
        assertThat(most.get()).isBetween(2, 20);
        assertThat(result.load().statuses()).containsOnlyKeys(200);
        assertThat(result.load().times().fastest()).isGreaterThanOrEqualTo(Duration.ofMillis(4));
    }

    @Test
    void errorsAndRedirectsAreCountedAndNotFollowed() {
        int port = serve(request -> request.response()
                .setStatusCode(asked.get() % 2 == 0 ? 503 : 302)
                .putHeader("Location", "http://localhost:1/")
                .end());
        DrillResult result = drill(port, 20, 2);

        assertThat(result.held()).isFalse();
        assertThat(result.load().answered()).isEqualTo(10);
        assertThat(result.load().refused()).isEqualTo(10);
        assertThat(asked.get()).isEqualTo(20);
    }

    @Test
    void whatNeverAnswersHangsAndIsLetGo() {
        int port = serve(request -> {});
        DrillResult result = drill(port, 4, 2, Duration.ofSeconds(20), Duration.ofMillis(200));

        assertThat(result.held()).isFalse();
        assertThat(result.load().hung()).isEqualTo(4);
        assertThat(result.statements().get(0).text()).contains("4 of 4 requests hung");
    }

    @Test
    void aBodyWithoutEndHangsToo() {
        int port = serve(request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(20, again -> request.response().write("."));
        });
        assertThat(drill(port, 2, 2, Duration.ofSeconds(20), Duration.ofMillis(300))
                        .load()
                        .hung())
                .isEqualTo(2);
    }

    @Test
    void aConnectionThatBreaksIsAFailure() {
        int port = serve(request -> request.connection().close());
        assertThat(drill(port, 10, 5).load().failed()).isEqualTo(10);
    }

    @Test
    void nobodyThereIsAnAnswer() {
        DrillResult result = drill(FreePort.next(), 10, 5);
        assertThat(result.held()).isFalse();
        assertThat(result.load().failed()).isEqualTo(10);
    }

    @Test
    void timeEndsItBeforeTheCount() {
        int port =
                serve(request -> vertx.setTimer(50, later -> request.response().end()));
        DrillResult result = drill(port, 10_000, 2, Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(result.load().sent()).isBetween(2, 20).isEqualTo(asked.get());
        assertThat(result.load().took()).isLessThan(Duration.ofSeconds(3));
    }

    /** Five places and no limit on waiting: what a pool of five without pool_timeout does to a hundred. */
    @Test
    void aPoolOfFiveWithoutTimeoutIsRecognisedFromOutside() {
        Places places = new Places(vertx, 5, 40);
        int port = serve(request -> places.take(() -> request.response().end("UP")));
        DrillResult result = drill(port, 300, 100);

        assertThat(result.held()).isTrue();
        assertThat(result.load().servedAtOnce()).isBetween(2.5, 8.0);
        assertThat(result.statements())
                .extracting(DrillConclusion::text)
                .anySatisfy(text -> assertThat(text).contains(" were served at a time"))
                .anySatisfy(text -> assertThat(text).contains("pool_timeout is not set"));
    }

    @Test
    void aDrillWhoseCallerGoesAwaySendsNothingMoreAndThenEnds() {
        CompletableFuture<Integer> askedAtTheEnd = new CompletableFuture<>();
        CompletableFuture<Void> underWay = new CompletableFuture<>();
        int port = serve(request -> {
            if (asked.get() <= 3) {
                request.response().end("UP");
            } else if (asked.get() == 3 + 10) {
                underWay.complete(null);
            }
        });
        DrillPlan plan = new DrillPlan(
                DrillPlan.url("http://localhost:" + port + "/health"),
                500,
                10,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));

        Cancellable caller = new Drill(vertx, new VertxTime(vertx), plan, BLIND, ended -> {})
                .run(() -> askedAtTheEnd.complete(asked.get()))
                .subscribe()
                .with(result -> askedAtTheEnd.completeExceptionally(new AssertionError("it went on to its end")));
        underWay.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(askedAtTheEnd).isNotDone();
        caller.cancel();

        assertThat(askedAtTheEnd.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(3 + 10);
        assertThat(asked.get()).isEqualTo(3 + 10);
    }
}
