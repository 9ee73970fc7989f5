package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to the session while a new connection waits patiently for a greeting is named as soon as ever; virtual time. */
class PatientConnectionTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static RealPostgres postgres;

    private final ManualTime time = new ManualTime();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final FaultyProxy way = FaultyProxy.unseenTo(postgres);
    private final SharedSession shared = new SharedSession(vertx, time, LIMITS.longestWalk(), "lifeguard");
    private final SharedScan scans = new SharedScan(Urls.target(Urls.app(way.port())), vertx, shared, LIMITS);
    private final PathProbe path = new PathProbe(scans, shared, LIMITS);
    private final NewConnectionProbe beside =
            new NewConnectionProbe(shared, scans, new SocketTable(Path.of("/nowhere")), Duration.ofHours(1));
    private final AtomicBoolean ended = new AtomicBoolean();

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void aSessionIsHeldAndANewConnectionWaitsForItsGreeting() {
        assertThat(endOf(begun(path))).matches(seen -> ((PathObservation) seen).answered());
        path.onAlarm(() -> ended.set(true));
        endOf(begun(beside));
        way.ignoreNew();
        assertThat(((NewConnectionObservation) passingUntilEndOf(begun(beside))).failure())
                .containsInstanceOf(PathFailure.Silent.class);
        int before = way.accepted();
        begun(beside);
        await().until(() -> way.accepted() > before);
    }

    @AfterEach
    void close() throws IOException {
        path.close().await().atMost(Duration.ofSeconds(10));
        way.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aRefusalAfterTheEndOfTheSessionIsNamedAtOnce() throws IOException {
        way.refuseNew();
        endTheSession();

        assertThat(failure(endOf(begun(path)))).containsInstanceOf(PathFailure.Refused.class);
    }

    /** As behind a service that lost its endpoints: what is open is silent, and what is new is refused. */
    @Test
    void aRefusalBesideASilentSessionIsNamedWithinOnePing() throws IOException {
        way.refuseNew();
        way.swallow(true);
        CompletableFuture<Observation> look = begun(path);
        time.advance(LIMITS.answer());

        assertThat(failure(endOf(look))).containsInstanceOf(PathFailure.Refused.class);
    }

    /** Two of them decide. */
    @Test
    void aSilenceAfterTheEndOfTheSessionTakesNoLongerThanAnAnswer() {
        endTheSession();

        for (int i = 0; i < 2; i++) {
            assertThat(failure(passingUntilEndOf(begun(path))))
                    .containsInstanceOf(PathFailure.Silent.class)
                    .hasValueSatisfying(silence ->
                            assertThat(((PathFailure.Silent) silence).limit()).isEqualTo(LIMITS.answer()));
        }
    }

    @Test
    void whoAsksWaitsNoLongerThanForAnAnswer() {
        CompletableFuture<Observation> another = begun(beside); // which shares it
        time.advance(LIMITS.answer());

        assertThat(((NewConnectionObservation) endOf(another)).walked()).isEmpty();
    }

    private void endTheSession() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'");
        await().untilTrue(ended);
    }

    /** A look that is under way on the context. */
    private CompletableFuture<Observation> begun(Probe probe) {
        CompletableFuture<Observation> look = probe.look().subscribeAsCompletionStage();
        for (int step = 0; step < 3; step++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            shared.context().runOnContext(now -> done.complete(null));
            done.orTimeout(10, TimeUnit.SECONDS).join();
        }
        return look;
    }

    /** What ends it is no time that passes. */
    private static Observation endOf(CompletableFuture<Observation> look) {
        return look.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private Observation passingUntilEndOf(CompletableFuture<Observation> look) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    time.advance(SchedulingGaps.TICK);
                    return look.isDone();
                });
        return look.join();
    }

    private static Optional<PathFailure> failure(Observation seen) {
        return ((PathObservation) seen).failure();
    }
}
