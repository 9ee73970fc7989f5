package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.NeverAsked;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A look that prepares itself for one session while another takes its place. */
class RenewedSessionTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LOOK = "a look";

    private final Vertx vertx = Vertx.vertx();
    private final SharedSession shared = new SharedSession(vertx, new VertxTime(vertx), SOON, "lifeguard");
    private final List<String> told = new ArrayList<>();
    private final CompletableFuture<OpenSession> preparing = new CompletableFuture<>();
    private final Promise<String> prepared = Promise.promise();

    @BeforeEach
    void listen() {
        shared.onOpened(LOOK, () -> told.add(LOOK));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Else it would be blind until its next turn at the usual pace. */
    @ParameterizedTest(name = "waited for the first one: {0}")
    @ValueSource(booleans = {true, false})
    void itFailsAndIsToldOfTheOther(boolean waits) {
        if (!waits) {
            onContext(() -> shared.opened(new NeverAsked()));
        }
        CompletableFuture<String> look = look();
        if (waits) {
            onContext(() -> shared.opened(new NeverAsked()));
        }
        assertThat(preparing).succeedsWithin(SOON);
        onContext(told::clear);

        onContext(shared::lost);
        onContext(() -> shared.opened(new NeverAsked()));
        onContext(() -> prepared.complete("what it found"));

        assertThat(look).failsWithin(SOON).withThrowableThat().havingRootCause().isInstanceOf(NoSession.class);
        assertThat(told).containsExactly(LOOK);
        assertThat(later()).succeedsWithin(SOON).isEqualTo("asked");
    }

    private CompletableFuture<String> look() {
        CompletableFuture<String> look = shared.<String, String>first(
                        LOOK,
                        session -> {
                            preparing.complete(session);
                            return prepared.future();
                        },
                        (session, found) -> Future.succeededFuture(found))
                .subscribeAsCompletionStage();
        onContext(() -> {});
        return look;
    }

    private CompletableFuture<String> later() {
        return shared.use(session -> Future.succeededFuture("asked")).subscribeAsCompletionStage();
    }

    private void onContext(Runnable step) {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        shared.context().runOnContext(now -> {
            step.run();
            ran.complete(null);
        });
        ran.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
