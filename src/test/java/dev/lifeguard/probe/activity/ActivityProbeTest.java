package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.observation.WaitEvent;
import dev.lifeguard.testing.ActivityObservations;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, looked at round by round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ActivityProbeTest {
    private final int major;
    private RealPostgres postgres;

    ActivityProbeTest(int major) {
        this.major = major;
    }

    @BeforeAll
    void begin() {
        postgres = RealPostgres.start(major);
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "' CONNECTION LIMIT 50",
                "CREATE ROLE other LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all trust");
    }

    @AfterAll
    void end() {
        postgres.close();
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
    void thePodsSessionsAreJoinedWithItsSockets() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection idle = app();
                Connection open = app()) {
            open.setAutoCommit(false);
            run(open, "SELECT 'hunter2', count(*) FROM pg_class");

            ActivityObservation seen = pool.look();

            assertThat(seen.pool().unseen()).isEmpty();
            assertThat(seen.pool().own())
                    .hasSize(2)
                    .extracting(PodSession::state)
                    .containsExactly(SessionState.IDLE, SessionState.IDLE_IN_TRANSACTION);
            PodSession second = seen.pool().own().get(1);
            assertThat(second.pid()).isEqualTo(pid(open));
            assertThat(second.query()).isEqualTo("SELECT ?, count(*) FROM pg_class");
            assertThat(second.transactionAge()).isPresent();
            assertThat(seen.capacity().role()).contains(new Capacity.Quota("app", 50, 3, 1));
            assertThat(seen.capacity().own()).isEqualTo(2);
            assertThat(seen.capacity().reserved()).isEqualTo(3);
            assertThat(seen.holders())
                    .contains(new Holder("PostgreSQL JDBC Driver", "app", "127.0.0.1", SessionState.IDLE, 1));
            assertThat(idle.isClosed()).isFalse();
        }
    }

    @Test
    void whatStaysInTheSameHandsIsTold() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection busy = app();
                Connection held = app()) {
            held.setAutoCommit(false);
            run(held, "SELECT 1");
            run(busy, "SELECT 1");
            pool.look();
            run(busy, "SELECT 1");

            List<PodSession> sessions = pool.lookLater().pool().own();

            assertThat(sessions).extracting(PodSession::pid).containsExactly(pid(busy), pid(held));
            assertThat(sessions).extracting(PodSession::quietRounds).containsExactly(1, 2);
            assertThat(sessions.get(1).held(Duration.ZERO)).isTrue();
            assertThat(sessions.get(0).held(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void aClockThatIsSetBackStopsNeitherRoundsNorSurveys() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection held = app()) {
            held.setAutoCommit(false);
            run(held, "SELECT 1");
            pool.glance();
            pool.setBack(Duration.ofHours(1));

            ActivityObservation seen = pool.glance();

            assertThat(seen.pool().own()).extracting(PodSession::quietRounds).containsExactly(2);
            assertThat(seen.surveyed()).isBeforeOrEqualTo(seen.at());
        }
    }

    @Test
    void whoBlocksWhomIsFollowedToTheHead() throws SQLException {
        postgres.execute(
                "DROP TABLE IF EXISTS queue", "CREATE TABLE queue AS SELECT 1 AS n", "GRANT ALL ON queue TO app");
        try (Pool pool = Pool.at(Urls.url(
                        SslMode.DISABLE,
                        "app",
                        Urls.PASSWORD,
                        "postgres",
                        new Endpoint("127.0.0.1", postgres.port())));
                Connection head = postgres.connect("postgres", "postgres", "");
                Connection waiting = postgres.connect("app", "postgres", Urls.PASSWORD)) {
            head.setAutoCommit(false);
            run(head, "LOCK TABLE queue");
            int waiter = pid(waiting);
            Thread thread = new Thread(() -> {
                try {
                    run(waiting, "SELECT * FROM queue");
                } catch (SQLException ended) {
                    // with the test
                }
            });
            thread.start();
            org.awaitility.Awaitility.await()
                    .until(() -> postgres.query("SELECT count(*) FROM pg_locks WHERE NOT granted"), "1"::equals);

            ActivityObservation seen = pool.look();
            ActivityObservation glance = pool.glance();
            head.rollback();

            assertThat(glance.surveyed()).isEqualTo(seen.surveyed());
            assertThat(glance.pool().sessions())
                    .extracting(PodSession::pid, PodSession::own, PodSession::blockedBy)
                    .containsExactlyElementsOf(seen.pool().sessions().stream()
                            .map(session -> tuple(session.pid(), session.own(), session.blockedBy()))
                            .toList());
            PodSession blocked = session(seen, waiter);
            assertThat(blocked.waiting()).contains(new WaitEvent("Lock", "relation"));
            assertThat(blocked.blockedBy()).containsExactly(pid(head));
            assertThat(seen.pool().sessions()).extracting(PodSession::pid).contains(pid(head));
            assertThat(pool.interval()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aGlanceSeesThePodsSessionsComeAndGo() throws SQLException {
        try (Pool pool = Pool.at(Urls.app(postgres.port()));
                Connection before = app()) {
            run(before, "SELECT 1");
            ActivityObservation survey = pool.glance();
            try (Connection opened = app()) {
                opened.setAutoCommit(false);
                run(opened, "SELECT 'hunter2', count(*) FROM pg_class");

                ActivityObservation glance = pool.glance();

                assertThat(survey.surveyed()).isBeforeOrEqualTo(survey.at());
                assertThat(glance.surveyed()).isEqualTo(survey.surveyed());
                assertThat(glance.pool().own())
                        .extracting(PodSession::pid, PodSession::state, PodSession::query)
                        .containsExactly(
                                tuple(pid(before), SessionState.IDLE, "SELECT ?"),
                                tuple(
                                        pid(opened),
                                        SessionState.IDLE_IN_TRANSACTION,
                                        "SELECT ?, count(*) FROM pg_class"));
                assertThat(glance.capacity().used()).isEqualTo(survey.capacity().used() + 1);
                assertThat(glance.capacity().role()).contains(new Capacity.Quota("app", 50, 3, 1));
                assertThat(glance.capacity().own()).isEqualTo(2);
                assertThat(pool.glance().pool().stale()).isEmpty();
            }
            sessionsOfTheApplicationAre(1);

            ActivityObservation later = pool.glance();

            assertThat(later.surveyed()).isEqualTo(survey.surveyed());
            assertThat(later.pool().own()).extracting(PodSession::pid).containsExactly(pid(before));
            org.awaitility.Awaitility.await() // a worker of the server's may pass by, and is counted
                    .until(() ->
                            pool.glance().capacity().used() == survey.capacity().used());
        }
    }

    /** As where each rotation of the secret makes a role and drops the one before, whose sessions go on. */
    @Test
    void aRoleThatIsGoneWhileItsSessionsLastHidesNobody() throws SQLException {
        postgres.execute(
                "CREATE ROLE leased LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE ROLE watcher LOGIN PASSWORD '" + Urls.PASSWORD + "' IN ROLE pg_monitor");
        try (Pool pool = Pool.at(Urls.url(
                        SslMode.DISABLE,
                        "watcher",
                        Urls.PASSWORD,
                        "shop",
                        new Endpoint("127.0.0.1", postgres.port())));
                Connection first = postgres.connect("leased", "shop", Urls.PASSWORD);
                Connection second = postgres.connect("leased", "shop", Urls.PASSWORD);
                Connection renewed = app()) {
            postgres.execute("DROP ROLE leased");

            ActivityObservation seen = pool.look();

            assertThat(seen.pool().own())
                    .extracting(PodSession::pid)
                    .containsExactly(pid(first), pid(second), pid(renewed));
            assertThat(seen.capacity().role()).contains(new Capacity.Quota("app", 50, 1, 0));
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

    private static PodSession session(ActivityObservation seen, int pid) {
        Optional<PodSession> found = seen.pool().sessions().stream()
                .filter(session -> session.pid() == pid)
                .findFirst();
        return found.orElseThrow();
    }

    private void sessionsOfTheApplicationAre(int count) {
        org.awaitility.Awaitility.await()
                .until(
                        () -> postgres.query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'"
                                + " AND application_name <> 'lifeguard'"),
                        String.valueOf(count)::equals);
    }

    private Connection app() throws SQLException {
        return postgres.connect("app", "shop", Urls.PASSWORD);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }
}
