package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside a session that answers, a new connection meets silence: in virtual time, what of that is an opinion. */
class NewConnectionSilenceTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final PathFailure ONCE = silent(LIMITS.answer());
    private static final PathFailure PATIENTLY = silent(LIMITS.ofComeback().answer());

    /** What the JDK says of it is neither that there is none nor that it cannot tell. */
    private static final DatabaseUrl WITHOUT_NAME_SERVER = Urls.at(new Endpoint("[", 5432));

    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private final CountDownLatch late = new CountDownLatch(1);
    private final Peer server = Peer.that(this::greetLate);
    private volatile DatabaseUrl url = Urls.app(server.port());
    private final Target target = new Target(Target.DEFAULT_NAME, () -> url, false);
    private final SharedSession shared = new SharedSession(vertx, time, Duration.ofMinutes(10), "lifeguard");
    private final SharedScan scans = new SharedScan(target, vertx, shared, LIMITS);
    private final NewConnectionProbe probe =
            new NewConnectionProbe(shared, scans, new SocketTable(Path.of("/nowhere")), Duration.ofHours(1));

    private void greetLate(java.net.Socket socket, InputStream in, OutputStream out) throws IOException {
        try {
            late.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Peer.readStartup(in, out);
        out.write(Peer.errorResponse("SFATAL", "VFATAL", "C53300", "Msorry, too many clients already"));
        out.flush();
    }

    @BeforeEach
    void aSessionIsHeld() {
        shared.context().runOnContext(now -> shared.opened(new Held()));
        assertThat(look()).as("that one was a new connection itself").isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        late.countDown();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One that is restarted, just after a server that is busy was slow to greet once. */
    @Test
    void aNameServerThatDoesNotAnswerDoesNotSayTheServersOneSilenceAgain() {
        assertThat(look()).contains(ONCE);
        url = WITHOUT_NAME_SERVER;

        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();
    }

    /** It greets the next one late, which is not as long as a driver waits. */
    @Test
    void aBusyServerHasTheTimeOfALoginToGreetTheNext() {
        assertThat(look()).contains(ONCE);
        CompletableFuture<Observation> next = probe.look().subscribeAsCompletionStage();
        await().until(() -> server.accepted() == 2);
        pass(LIMITS.answer().multipliedBy(5));
        late.countDown();

        assertThat(next).succeedsWithin(Duration.ofSeconds(30)); // and no time passes
        assertThat(failureOf(next)).containsInstanceOf(PathFailure.ServerSaid.class);
    }

    @Test
    void oneThatStaysSilentForAsLongIsSilent() {
        assertThat(look()).contains(ONCE);

        assertThat(look()).contains(PATIENTLY);
        assertThat(look()).contains(PATIENTLY);
    }

    @Test
    void whatIsSaidOfASilentServerStaysWhileNoNameServerAnswers() {
        look();
        look();
        url = WITHOUT_NAME_SERVER;

        assertThat(look()).contains(PATIENTLY);
    }

    /** A ping that is doubted asks for a second opinion, which has less time than any other. */
    @Test
    void aConnectionThatSomebodyElseOpensHastilyIsNoConfirmation() {
        assertThat(look()).contains(ONCE);
        shared.context().runOnContext(now -> scans.begin());
        await().until(() -> server.accepted() == 2);

        assertThat(look()).contains(PATIENTLY);
    }

    private static PathFailure silent(Duration limit) {
        return new PathFailure.Silent(Phase.TLS, limit, 1);
    }

    private Optional<PathFailure> look() {
        return failureOf(probe.look().subscribeAsCompletionStage());
    }

    /** Time goes on as long as the look does. */
    private Optional<PathFailure> failureOf(CompletableFuture<Observation> look) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    pass(SchedulingGaps.TICK);
                    return look.isDone();
                });
        return ((NewConnectionObservation) look.join()).failure();
    }

    private void pass(Duration passing) {
        time.advance(passing);
    }

    /** A session that works; nothing is asked on it. */
    private record Held() implements OpenSession {
        @Override
        public Future<List<Row>> ask(Question question) {
            return Future.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public Future<List<List<Row>>> askTogether(List<String> statements) {
            return Future.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public Optional<SessionEnds> ends() {
            return Optional.empty();
        }
    }
}
