package dev.lifeguard.probe.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Target;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.probe.path.SpareSessions;
import dev.lifeguard.testing.ForgetfulProxy;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hours of silence in virtual time, through a proxy that forgets what is idle, as a NAT does. */
class IdleProbeTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofMillis(800), Duration.ofSeconds(3));
    private static final Duration LONGEST = Duration.ofSeconds(7_210);
    private static final Duration REAL = Duration.ofSeconds(30);

    private static final Duration ROUND = Duration.ofMinutes(4);

    private static RealPostgres postgres;

    private final ManualTime time = new ManualTime();
    private int noticed;

    @BeforeAll
    static void begin() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all app 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void aPathThatForgetsIsFoundOut() throws Exception {
        try (ForgetfulProxy proxy = ForgetfulProxy.to(postgres.port(), Duration.ofSeconds(300), time)) {
            IdleObservation last = climbed(proxy.port(), proxy::forgotten);

            assertThat(last.survived()).contains(Duration.ofSeconds(250));
            assertThat(last.cut()).contains(Duration.ofSeconds(310));
        }
    }

    @Test
    void aPathThatForgetsNothingIsNotBlamed() {
        IdleObservation last = climbed(postgres.port(), () -> 0);

        assertThat(last.survived()).contains(LONGEST);
        assertThat(last.cut()).isEmpty();
    }

    /**
     * Looks every few minutes until the ladder has come to its end; never with more than one connection that is idle.
     *
     * @param forgotten how often no answer will come until time has passed
     */
    private IdleObservation climbed(int port, IntSupplier forgotten) {
        Vertx vertx = Vertx.vertx();
        try {
            Target target = Urls.target(Urls.app(port));
            SharedSession shared = new SharedSession(vertx, time, LIMITS.connect(), "lifeguard");
            PathProbe path = new PathProbe(new SharedScan(target, vertx, shared, LIMITS), shared, LIMITS);
            IdleProbe probe = new IdleProbe(shared, new SpareSessions(target, vertx, shared, LIMITS));
            try {
                while (true) {
                    path.look().await().atMost(REAL);
                    IdleObservation seen =
                            (IdleObservation) probe.look().await().atMost(REAL);
                    assertThat(Integer.parseInt(postgres.query(
                                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lifeguard'")))
                            .isLessThanOrEqualTo(3);
                    if (seen.cut().isPresent() || seen.survived().equals(Optional.of(LONGEST))) {
                        return seen;
                    }
                    settle(forgotten);
                    Duration next = time.next().orElseThrow();
                    time.advance(next.compareTo(ROUND) < 0 ? next : ROUND);
                }
            } finally {
                probe.close().await().atMost(REAL);
                path.close().await().atMost(REAL);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Until nothing is asked any more: all limits of questions are shorter than the pause from one step to the next. */
    private void settle(IntSupplier forgotten) {
        while (!isIdle()) {
            await().atMost(REAL).until(() -> isIdle() || forgotten.getAsInt() > noticed);
            if (forgotten.getAsInt() > noticed) {
                noticed = forgotten.getAsInt();
                time.advance(LIMITS.answer().multipliedBy(2));
            }
        }
    }

    private boolean isIdle() {
        return time.next().filter(next -> next.compareTo(LIMITS.connect()) > 0).isPresent();
    }
}
