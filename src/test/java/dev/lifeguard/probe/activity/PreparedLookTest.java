package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a look does before its turn on the session has come. */
class PreparedLookTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final SharedSession shared = new SharedSession(vertx, new VertxTime(vertx), SOON, "lifeguard");
    private final ActivityProbe probe = new ActivityProbe(
            Urls.target(Urls.app(1)),
            shared,
            vertx,
            Duration.ofSeconds(15),
            new ServerShare(0.01),
            Optional.empty(),
            new SocketTable(Path.of("/proc/net")),
            new Random(1));
    private final Queue<Boolean> onItsLoop = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Its sockets may come and go at any moment, and do so there. */
    @Test
    void theSessionIsUsedOnItsContextAlone() {
        shared.context().runOnContext(now -> shared.opened(new Watched()));

        Observation seen = probe.look().await().atMost(SOON);

        assertThat(seen).isInstanceOf(Unseen.class);
        assertThat(onItsLoop).isNotEmpty().doesNotContain(false);
    }

    /** Answers nothing. */
    private final class Watched implements OpenSession {
        private <T> Future<T> refused() {
            onItsLoop.add(Context.isOnEventLoopThread());
            return Future.failedFuture("on purpose");
        }

        @Override
        public Future<List<Row>> ask(Question question) {
            return refused();
        }

        @Override
        public Future<List<List<Row>>> askTogether(List<String> statements) {
            return refused();
        }

        @Override
        public Optional<SessionEnds> ends() {
            onItsLoop.add(Context.isOnEventLoopThread());
            return Optional.empty();
        }
    }
}
