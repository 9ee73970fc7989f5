package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.ActivityObservations;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.Urls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who else is on a real server, and what is said where whose its sessions are cannot be seen. */
abstract class OtherSessionsTest extends ActivityServer {
    OtherSessionsTest(int major) {
        super(major);
    }

    @Test
    void sessionsThatAreLostAreCountedFromTheFirstLookOn() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection doomed = app()) {
            assertThat(pool.look().lost()).isEmpty();
            assertThat(pool.look().lost())
                    .hasValueSatisfying(lost -> assertThat(lost.all()).isZero());

            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'"
                    + " AND application_name <> 'lifeguard'");

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(pool.look().lost())
                            .hasValueSatisfying(
                                    lost -> assertThat(List.of(lost.clientGone(), lost.failed(), lost.terminated()))
                                            .containsExactly(0L, 0L, 1L)));
        }
    }

    @Test
    void aGlanceCountsOthersWithoutALookAtThem() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()))) {
            ActivityObservation survey = pool.glance();
            try (Connection stranger = postgres.connect("other", "shop", Urls.PASSWORD)) {
                ActivityObservation glance = pool.glance();

                assertThat(glance.surveyed()).isEqualTo(survey.surveyed());
                assertThat(glance.capacity().used()).isEqualTo(survey.capacity().used() + 1);
                assertThat(glance.holders()).isEqualTo(survey.holders());
                assertThat(stranger.isClosed()).isFalse();
            }
        }
    }

    @Test
    void whoAsksIsToldOfEverybody() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection peer = app()) {
            pool.glance();
            run(peer, "SET application_name = 'lifeguard/other'");

            assertThat(pool.look().fleet().peers()).isEqualTo(0);
        }
    }

    @Test
    void sessionsOfOtherRolesAreCountedAndTheirStateIsSaidToBeHidden() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection stranger = postgres.connect("other", "shop", Urls.PASSWORD)) {
            ActivityObservation seen = pool.look();

            assertThat(seen.in(SessionState.OTHER)).isEqualTo(1);
            assertThat(seen.capacity().used()).isEqualTo(2);
            assertThat(seen.pool().unseen().orElse(""))
                    .contains("role app may not see where the sessions of other roles come from");
            assertThat(stranger.isClosed()).isFalse();
        }
    }

    @Test
    void otherSidecarsAreCountedByTheNameTheyShow(@TempDir Path empty) throws SQLException {
        try (Pool pool = Pool.blindAt(Urls.app(postgres.port()), empty);
                Pool peer = Pool.at(Urls.app(postgres.port()));
                Connection deployed = postgres.connect("other", "shop", Urls.PASSWORD);
                Connection alike = app()) {
            run(deployed, "SET application_name = 'lifeguard/shop'");
            run(alike, "SET application_name = 'lifeguards'");

            ActivityObservation seen = pool.look();

            assertThat(seen.fleet().peers()).isEqualTo(2);
            assertThat(seen.capacity().own()).isEqualTo(1);
            assertThat(peer.path()).isNotNull();
        }
    }

    @Test
    void replicasAreSidecarsOfTheSameNameRoleAndDatabase(@TempDir Path empty) throws SQLException {
        try (Pool pool = Pool.called("lifeguard/shop", Urls.app(postgres.port()), empty);
                Connection alike = app();
                Connection otherwise = app();
                Connection elsewhere = postgres.connect("app", "postgres", Urls.PASSWORD);
                Connection somebodys = postgres.connect("other", "shop", Urls.PASSWORD)) {
            for (Connection each : List.of(alike, elsewhere, somebodys)) {
                run(each, "SET application_name = 'lifeguard/shop'");
            }
            run(otherwise, "SET application_name = 'lifeguard/shop-api'");
            assertThat(pool.look().fleet().replicas())
                    .as("younger than a login that is tried")
                    .isEqualTo(1);

            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(pool.look().fleet().replicas()).isEqualTo(2));

            assertThat(pool.look().fleet().peers()).isEqualTo(4);
            assertThat(pool.look().declared()).contains(ActivityObservations.pool(5, 0, 1, 2, 0));
        }
    }

    @Test
    void aSessionOfThisPodIsNoOtherSidecars() throws SQLException {
        Endpoint socket = new Endpoint(postgres.data().toString(), postgres.port());
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection own = app();
                Pool peer = Pool.at(Urls.url(SslMode.DISABLE, "app", Urls.PASSWORD, "shop", socket))) {
            run(own, "SET application_name = 'lifeguard/shop'");

            ActivityObservation seen = pool.look();

            assertThat(seen.fleet().peers()).isEqualTo(1);
            assertThat(seen.pool().own()).isEmpty();
            assertThat(peer.path()).isNotNull();
        }
    }

    @Test
    void throughAProxyThatMakesItsOwnConnectionsNothingIsJoined() {
        FaultyProxy proxy = FaultyProxy.to(postgres.port());
        try (Pool pool = Pool.at(Urls.app(proxy.port()))) {
            assertThat(pool.look().pool().unseen().orElse("")).contains("come from elsewhere");
        }
    }

    @Test
    void throughAUnixSocketNothingIsJoined() {
        Endpoint socket = new Endpoint(postgres.data().toString(), postgres.port());
        try (Pool pool = Pool.at(Urls.url(SslMode.DISABLE, "app", Urls.PASSWORD, "shop", socket))) {
            assertThat(pool.look().pool().unseen().orElse("")).contains("unix socket");
        }
    }

    @Test
    void withoutTheKernelsListTheServersHalfIsStillTold(@TempDir Path empty) {
        try (Pool pool = Pool.blindAt(Urls.app(postgres.port()), empty)) {
            ActivityObservation seen = pool.look();

            assertThat(seen.pool().unseen().orElse("")).contains("could not be read");
            assertThat(seen.capacity().max()).isEqualTo(100);
        }
    }

    @Test
    void aSessionThatIsGoneIsNoReasonToFail() {
        try (Pool pool = Pool.at(Urls.app(1))) {
            assertThat(pool.observe())
                    .isInstanceOfSatisfying(
                            Unseen.class,
                            unseen -> assertThat(unseen.because()).isEqualTo("there is no session with the database"));
        }
    }
}
