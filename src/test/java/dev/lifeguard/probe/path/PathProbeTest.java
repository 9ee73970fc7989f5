package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a session is opened, held, lost and found again, on a real server. */
@Order(5)
class PathProbeTest extends ShopServer {
    @Test
    void aHealthyPathTellsServerAndTimeOfEveryPhase() {
        PathObservation seen = PathRounds.once(Urls.app(postgres.port()));

        assertThat(seen.failure()).isEmpty();
        assertThat(seen.server()).hasValueSatisfying(facts -> {
            assertThat(facts.version().orElseThrow()).startsWith("18.");
            assertThat(facts.maxConnections()).contains(100);
            assertThat(facts.inRecovery()).contains(false);
            assertThat(facts.monitor()).contains(false);
            assertThat(facts.superuser()).as("owner of the database").contains(false);
        });
        assertThat(seen.timings().known().keySet())
                .containsExactlyInAnyOrder(Phase.DNS, Phase.TCP, Phase.AUTH, Phase.QUERY);
    }

    /** What ended one connection is over a moment later: an administrator, or a crash, which shows as such then. */
    @ParameterizedTest
    @CsvSource({"1, true", "100, false"})
    void aWayThatWasCutIsWalkedOnceMore(int cuts, boolean answered) throws Exception {
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.at(Urls.app(way.port()))) {
            way.cutNext(cuts);

            PathObservation seen = looking.look();

            assertThat(seen.answered()).isEqualTo(answered);
            assertThat(seen.failure().filter(PathFailure.Closed.class::isInstance))
                    .isEqualTo(seen.failure());
        }
    }

    @Test
    void aSuperuserIsToldFromWhoeverOnlyMayLook() {
        postgres.execute(
                "CREATE ROLE root SUPERUSER LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE ROLE looker LOGIN PASSWORD '" + Urls.PASSWORD + "' IN ROLE pg_monitor");

        assertThat(PathRounds.once(Urls.as(postgres.port(), "root", Urls.PASSWORD))
                        .server())
                .hasValueSatisfying(facts -> assertThat(facts.superuser()).contains(true));
        assertThat(PathRounds.once(Urls.as(postgres.port(), "looker", Urls.PASSWORD))
                        .server())
                .hasValueSatisfying(facts -> {
                    assertThat(facts.superuser()).contains(false);
                    assertThat(facts.monitor()).contains(true);
                });
    }

    @Test
    void theSecondRoundIsAPingOnTheSameSession() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            String first = OurSessions.on(postgres);
            PathObservation seen = looking.look();

            assertThat(seen.attempts()).isEmpty();
            assertThat(seen.timings().fresh().keySet()).containsExactly(Phase.QUERY);
            assertThat(OurSessions.on(postgres)).isEqualTo(first).isEqualTo("1");
        }
    }

    @Test
    void aTerminatedSessionRaisesTheAlarmAndTheNextLookFindsTheWayAgain() throws Exception {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            CountDownLatch alarmed = new CountDownLatch(1);
            looking.probe().onAlarm(alarmed::countDown);
            looking.look();

            postgres.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lifeguard'");

            assertThat(alarmed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(looking.look().failure()).isEmpty();
        }
    }

    @Test
    void aUnixSocketIsAsGoodAsAnAddress() {
        DatabaseUrl url = Urls.at(new Endpoint(postgres.data().toString(), postgres.port()));

        assertThat(PathRounds.once(url).failure()).isEmpty();
    }

    @Test
    void everyAddressOfANameIsTried() {
        PathObservation seen = PathRounds.once(Urls.at(new Endpoint("localhost", postgres.port())));

        assertThat(seen.failure()).isEmpty();
        assertThat(seen.attempts()).isNotEmpty();
    }

    /** As after a SIGSTOP, or on a machine that has no time for us: a day between any two looks at the clock. */
    @Test
    void aWalkWhoseTimeIsOverBeforeItBeganStillTriesOneAddressAndIsNeverHealthyWithout() {
        Endpoint closed = new Endpoint("127.0.0.1", FreePort.next());
        Endpoint another = new Endpoint("127.0.0.1", FreePort.next());

        try (PathRounds looking =
                PathRounds.in(new DaysApart(), Urls.target(Urls.at(closed, another)), PathRounds.PATIENT)) {
            PathObservation seen = looking.look();

            assertThat(seen.answered()).isFalse();
            assertThat(seen.attempts()).hasSize(1);
        }
    }

    /** No timer is ever due, and each look at the clock finds that another day has passed. */
    private static final class DaysApart implements Time {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return ManualTime.START;
        }

        @Override
        public long nanos() {
            return Duration.ofDays(looks.incrementAndGet()).toNanos();
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return Timer.NONE;
        }

        @Override
        public Timer every(Duration period, Runnable task) {
            return Timer.NONE;
        }
    }

    @Test
    void aSecondHostIsTriedWhereTheFirstRefuses() {
        PathObservation seen =
                PathRounds.once(Urls.at(new Endpoint("127.0.0.1", 1), new Endpoint("127.0.0.1", postgres.port())));

        assertThat(seen.failure()).isEmpty();
        assertThat(seen.attempts()).hasSize(2);
        assertThat(seen.attempts().get(0).failure()).contains(new PathFailure.Refused());
    }

    @Test
    void aFrozenServerIsTwoOpinionsOfSilenceWithinOneLookOnAHeldSession() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();
            postgres.freeze();
            try {
                PathObservation seen = looking.look();

                assertThat(seen.failure())
                        .hasValueSatisfying(silence -> assertThat(silence)
                                .isInstanceOfSatisfying(
                                        PathFailure.Silent.class,
                                        each -> assertThat(each.opinions()).isEqualTo(2)));
            } finally {
                postgres.thaw();
            }
            assertThat(looking.look().failure()).isEmpty();
        }
    }

    @Test
    void nothingOfOursIsLeftOnAServerThatWakesUp() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();
            postgres.freeze();
            try {
                for (int i = 0; i < 5; i++) {
                    assertThat(looking.look().failure()).containsInstanceOf(PathFailure.Silent.class);
                }
            } finally {
                postgres.thaw();
            }
            assertThat(looking.look().failure()).isEmpty();
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }
}
