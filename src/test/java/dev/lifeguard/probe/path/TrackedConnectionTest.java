package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a line remembers of its sockets. */
class TrackedConnectionTest {
    private static RealPostgres postgres;
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }

    @Test
    void socketsOfCancelRequestsAreForgottenWhileTheSessionIsHeld() throws Exception {
        TrackedConnection line = new TrackedConnection(
                vertx,
                new VertxTime(vertx),
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(postgres.port())
                        .setUser("postgres")
                        .setPassword(Urls.PASSWORD)
                        .setDatabase("postgres"),
                Runnable::run);
        PgConnection connection = (PgConnection) line.connect(((VertxInternal) vertx).createEventLoopContext())
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, SECONDS);

        for (int i = 0; i < 5; i++) {
            connection.cancelRequest().toCompletionStage().toCompletableFuture().get(20, SECONDS);
        }

        await().atMost(20, SECONDS).until(() -> line.open() == 1);
        line.hangUp();
        await().atMost(20, SECONDS).until(() -> line.open() == 0);
    }
}
