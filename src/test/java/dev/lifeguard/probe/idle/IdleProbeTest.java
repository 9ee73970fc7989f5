package dev.lifeguard.probe.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Target;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.SpareSessions;
import dev.lifeguard.testing.ForgetfulProxy;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ladder of a few seconds, through a proxy that forgets what is idle, as a NAT does. */
class IdleProbeTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofMillis(800), Duration.ofSeconds(3));
    private static final IdleSearch SHORT =
            IdleSearch.of(List.of(Duration.ofMillis(500), Duration.ofMillis(3_000), Duration.ofMillis(4_000)));

    private static RealPostgres postgres;

    @BeforeAll
    static void begin() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
        postgres.access("host all app 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void aPathThatForgetsIsFoundOut() throws Exception {
        try (ForgetfulProxy proxy = ForgetfulProxy.to(postgres.port(), Duration.ofSeconds(2))) {
            IdleObservation last = climbed(proxy.port());

            assertThat(last.survived()).contains(Duration.ofMillis(500));
            assertThat(last.cut()).contains(Duration.ofSeconds(3));
        }
    }

    @Test
    void aPathThatForgetsNothingIsNotBlamed() {
        IdleObservation last = climbed(postgres.port());

        assertThat(last.survived()).contains(Duration.ofSeconds(4));
        assertThat(last.cut()).isEmpty();
    }

    /** Looks until the ladder has come to its end; never with more than one connection that is idle. */
    private static IdleObservation climbed(int port) {
        Vertx vertx = Vertx.vertx();
        try {
            Target target = Urls.target(Urls.app(port));
            SharedSession shared = new SharedSession(vertx, LIMITS.connect());
            PathProbe path = new PathProbe(target, shared, vertx, LIMITS, InstantSource.system());
            SpareSessions spares = new SpareSessions(target, vertx, shared, LIMITS, InstantSource.system());
            IdleProbe probe =
                    new IdleProbe(shared, spares, vertx, InstantSource.system(), SHORT, Duration.ofMillis(100));
            try {
                return await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> {
                                    path.look().await().atMost(Duration.ofSeconds(10));
                                    assertThat(Integer.parseInt(postgres.query("SELECT count(*) FROM pg_stat_activity"
                                                    + " WHERE application_name = 'lifeguard'")))
                                            .isLessThanOrEqualTo(3);
                                    return (IdleObservation)
                                            probe.look().await().atMost(Duration.ofSeconds(5));
                                },
                                seen -> seen.cut().isPresent()
                                        || seen.survived()
                                                .filter(Duration.ofSeconds(4)::equals)
                                                .isPresent());
            } finally {
                probe.close().await().atMost(Duration.ofSeconds(5));
                path.close().await().atMost(Duration.ofSeconds(5));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
