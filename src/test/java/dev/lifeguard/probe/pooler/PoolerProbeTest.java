package dev.lifeguard.probe.pooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.Target;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.PgBouncer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real PgBouncer in front of a real server. */
class PoolerProbeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static RealPostgres postgres;

    @BeforeAll
    static void begin() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all app 127.0.0.1/32 trust");
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void itIsRecognisedByItsConsole() throws Exception {
        assumeTrue(PgBouncer.isPossible(), "skipped: there is no pgbouncer here");
        try (PgBouncer bouncer = PgBouncer.before(postgres.port(), "app")) {
            assertThat(looks(bouncer.port())).isInstanceOfSatisfying(PoolerObservation.class, seen -> {
                PoolerFacts facts = seen.facts().orElseThrow();
                assertThat(facts.version()).startsWith("PgBouncer ");
                assertThat(facts.mode()).isEqualTo("transaction");
                assertThat(facts.poolSize()).isEqualTo(2);
                assertThat(facts.waiting()).isZero();
            });
        }
    }

    @Test
    void aRoleThatMayNotSeeTheConsoleIsTold() throws Exception {
        assumeTrue(PgBouncer.isPossible(), "skipped: there is no pgbouncer here");
        try (PgBouncer bouncer = PgBouncer.before(postgres.port(), "nobody")) {
            assertThat(looks(bouncer.port()))
                    .isInstanceOfSatisfying(
                            Unseen.class, unseen -> assertThat(unseen.because()).contains("stats_users"));
        }
    }

    @Test
    void aProxyIsNoPooler() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.to(postgres.port())) {
            assertThat(looks(proxy.port()))
                    .isInstanceOfSatisfying(
                            PoolerObservation.class,
                            seen -> assertThat(seen.facts()).isEmpty());
        }
    }

    @Test
    void theServerItselfIsNoPooler() {
        assertThat(looks(postgres.port()))
                .isInstanceOfSatisfying(
                        PoolerObservation.class,
                        seen -> assertThat(seen.facts()).isEmpty());
    }

    private static Observation looks(int port) {
        try (Looking looking = new Looking(port)) {
            looking.path();
            return looking.look();
        }
    }

    private static final class Looking implements AutoCloseable {
        private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));

        private final Vertx vertx = Vertx.vertx();
        private final PathProbe path;
        private final PoolerProbe probe;

        Looking(int port) {
            Target target = Urls.target(Urls.app(port));
            SharedSession shared = new SharedSession(vertx, new VertxTime(vertx), LIMITS.connect(), "lifeguard");
            path = new PathProbe(new SharedScan(target, vertx, shared, LIMITS), shared, LIMITS);
            PoolerConsole console = new PoolerConsole(target, vertx, shared, LIMITS);
            probe = new PoolerProbe(shared, console, Duration.ofSeconds(15));
        }

        void path() {
            path.look().await().atMost(Duration.ofSeconds(20));
        }

        Observation look() {
            return probe.look().await().atMost(Duration.ofSeconds(20));
        }

        @Override
        public void close() {
            path.close().await().atMost(SOON);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
