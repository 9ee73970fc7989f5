package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.WaitEvent;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pod's own sessions, looked at round by round on a real server. */
abstract class PodSessionsTest extends ActivityServer {
    PodSessionsTest(int major) {
        super(major);
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
}
