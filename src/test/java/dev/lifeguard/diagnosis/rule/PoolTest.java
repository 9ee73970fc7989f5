package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.APP_POOL_EXHAUSTED;
import static dev.lifeguard.finding.Cause.CONNECTION_LEAK;
import static dev.lifeguard.finding.Cause.IDLE_CUTOFF;
import static dev.lifeguard.finding.Cause.IDLE_IN_TRANSACTION;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.LOCK_CONTENTION;
import static dev.lifeguard.finding.Cause.LONG_RUNNING_QUERY;
import static dev.lifeguard.finding.Cause.READ_ONLY;
import static dev.lifeguard.finding.Cause.STALE_CONNECTION;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.observation.SessionState.IDLE;
import static dev.lifeguard.testing.ActivityObservations.elsewhere;
import static dev.lifeguard.testing.ActivityObservations.pool;
import static dev.lifeguard.testing.ActivityObservations.saying;
import static dev.lifeguard.testing.ActivityObservations.session;
import static dev.lifeguard.testing.ActivityObservations.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Dialect;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.observation.LostSessions;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.observation.WaitEvent;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolTest {
    private static final SessionState IN_TRANSACTION = SessionState.IDLE_IN_TRANSACTION;
    private static final PodSession SLOW = session(7, ACTIVE, 6, 2);
    private static final PodSession OPEN = session(8, IN_TRANSACTION, 6, 2);
    private static final PodSession LEFT = session(9, IN_TRANSACTION, 20, 2);
    private static final WaitEvent DISK = new WaitEvent("IO", "DataFileRead");
    private static final PodSession UNUSED = session(5, IDLE, 600, 40);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachWorkerHasAPoolOfItsOwn(Case row) {
        row.check();
    }

    static Stream<Case> eachWorkerHasAPoolOfItsOwn() {
        return Stream.of(
                named(
                        "one of two is exhausted",
                        twoWorkers().heldBy(11, 4, 100, SLOW).heldBy(12, 2, 200, UNUSED),
                        APP_POOL_EXHAUSTED,
                        LONG_RUNNING_QUERY),
                named(
                        "as many are held, by both",
                        twoWorkers().heldBy(11, 2, 100, SLOW).heldBy(12, 2, 200, SLOW)),
                named(
                        "one has one to spare",
                        twoWorkers().heldBy(11, 3, 100, SLOW).heldBy(12, 2, 200, UNUSED)),
                named("it is merely busy", twoWorkers().heldBy(11, 4, 100, session(7, ACTIVE, 1, 1))),
                named("whose they are cannot be seen", twoWorkers().with(4, SLOW)),
                named(
                        "three are all but idle, and of those that are held more are of the third",
                        ActivityObservations.at(NOW)
                                .declared(pool(2, 2, 4, 1, 0))
                                .heldBy(11, 4, 100, SLOW)
                                .heldBy(12, 5, 200, SLOW)
                                .heldBy(13, 1, 300, UNUSED),
                        APP_POOL_EXHAUSTED,
                        LONG_RUNNING_QUERY));
    }

    private static ActivityObservations twoWorkers() {
        return ActivityObservations.at(NOW).declared(pool(2, 2, 2, 1, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void connectionsThatWereNotGivenBackAreTold(Case row) {
        row.check();
    }

    static Stream<Case> connectionsThatWereNotGivenBackAreTold() {
        PodSession used = session(5, IDLE, 3, 1);
        PodSession left = session(6, IDLE, 30, 3);
        return Stream.of(
                leaked("all of them", twenty().with(20, left), APP_POOL_EXHAUSTED, CONNECTION_LEAK),
                leaked("beyond what the pool keeps", twenty().with(13, left), CONNECTION_LEAK),
                leaked(
                        "all but what others are at work with",
                        twenty().with(14, left).with(6, session(7, ACTIVE, 6, 2)),
                        APP_POOL_EXHAUSTED,
                        CONNECTION_LEAK),
                leaked("one was used meanwhile", twenty().with(19, left).with(used), CONNECTION_LEAK),
                leaked("a pool that is warm", twenty().with(10, left)),
                leaked("two beside it that somebody keeps on purpose", twenty().with(12, left)),
                leaked("overflow that has just come back", twenty().with(20, session(6, IDLE, 29, 3))),
                leaked("seen once", twenty().with(20, session(6, IDLE, 600, 1))),
                leaked("seen twice", twenty().with(20, session(6, IDLE, 600, 2)), APP_POOL_EXHAUSTED, CONNECTION_LEAK),
                leaked(
                        "the thirteenth is in a transaction",
                        twenty().with(12, left).with(session(8, IN_TRANSACTION, 600, 40)),
                        IDLE_IN_TRANSACTION),
                leaked("the thirteenth listens", twenty().with(12, left).with(saying(left, "LISTEN orders"))),
                leaked(
                        "the thirteenth holds a lock of the application's own",
                        twenty().with(12, left).with(saying(left, "SELECT pg_advisory_lock(?)"))),
                leaked("more than was declared, so that nothing is known", twenty().with(21, left)),
                leaked("a pool without overflow", four().with(4, session(6, IDLE, 600, 40))),
                named("another driver's pool keeps its overflow for minutes", twenty().with(20, left)),
                named("not even a second less than eleven", twenty().with(20, session(6, IDLE, 659, 40))),
                named(
                        "and not for ever",
                        twenty().with(20, session(6, IDLE, 660, 40)),
                        APP_POOL_EXHAUSTED,
                        CONNECTION_LEAK));
    }

    private static Case leaked(String name, ActivityObservations pool, Cause... causes) {
        return Case.named(name, healthy().driver(Dialect.SQLALCHEMY_ASYNCPG).saw(pool), causes);
    }

    private static ActivityObservations twenty() {
        return ActivityObservations.at(NOW).declared(pool(10, 10, 1, 1, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatHoldsThePoolIsTold(Case row) {
        row.check();
    }

    static Stream<Case> whatHoldsThePoolIsTold() {
        return Stream.of(
                named(
                                "slow queries",
                                four().with(3, SLOW).with(session(6, ACTIVE, 7, 2)),
                                APP_POOL_EXHAUSTED,
                                LONG_RUNNING_QUERY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "ceiling",
                                4L,
                                "ceiling_is",
                                "declared",
                                "sessions_held",
                                4,
                                "oldest_pid",
                                6,
                                "oldest_seconds",
                                7.0,
                                "role",
                                "app",
                                "pids",
                                List.of("7", "7", "7", "6"),
                                "sessions",
                                List.of(
                                        "pid 7: active for 6 s, in a transaction for 6 s: SELECT ?",
                                        "pid 7: active for 6 s, in a transaction for 6 s: SELECT ?",
                                        "pid 7: active for 6 s, in a transaction for 6 s: SELECT ?",
                                        "pid 6: active for 7 s, in a transaction for 7 s: SELECT ?")),
                named("transactions left open", four().with(4, OPEN), APP_POOL_EXHAUSTED, IDLE_IN_TRANSACTION),
                named("sessions never closed", four().with(4, LEFT), APP_POOL_EXHAUSTED, CONNECTION_LEAK),
                named(
                        "one transaction left open for long, which nobody waits for",
                        four().with(3, SLOW).with(LEFT),
                        APP_POOL_EXHAUSTED,
                        LONG_RUNNING_QUERY,
                        IDLE_IN_TRANSACTION),
                named(
                        "a lock whose holder is of this pod",
                        four().with(3, waiting(SLOW, 8)).with(OPEN),
                        APP_POOL_EXHAUSTED,
                        IDLE_IN_TRANSACTION,
                        LOCK_CONTENTION),
                named(
                        "a lock whose holder is not of this pod",
                        four().with(4, waiting(SLOW, 99)).with(elsewhere(session(99, IN_TRANSACTION, 600, 2))),
                        APP_POOL_EXHAUSTED,
                        LOCK_CONTENTION),
                named("only seen once", four().with(4, session(7, ACTIVE, 6, 1))),
                named("merely busy", four().with(4, session(7, ACTIVE, 1, 1))),
                named("held for less than five seconds", four().with(4, session(7, ACTIVE, 4, 3))),
                named(
                        "whose sessions are the pod's cannot be seen",
                        four().with(4, SLOW).unseen("nobody may look"),
                        INSUFFICIENT_VISIBILITY),
                named("one is free", four().with(3, SLOW).with(UNUSED)),
                named("one more may be opened", four().with(3, SLOW)),
                named("an idle pool is no leak", four().with(4, UNUSED)),
                named(
                        "a batch job is no lock",
                        four().with(2, session(7, ACTIVE, 25, 1)).with(2, UNUSED)),
                named(
                        "others hold the connections",
                        four().with(4, elsewhere(SLOW)).with(UNUSED)),
                named(
                        "without a declaration, at the most there ever were",
                        ActivityObservations.at(NOW)
                                .with(3, session(7, ACTIVE, 10, 3))
                                .course(3, 3, 0),
                        APP_POOL_EXHAUSTED,
                        LONG_RUNNING_QUERY),
                named(
                        "without a declaration, below the most there ever were",
                        ActivityObservations.at(NOW)
                                .with(3, session(7, ACTIVE, 10, 3))
                                .course(4, 3, 0)),
                named(
                        "without a declaration, a number that still changes",
                        ActivityObservations.at(NOW)
                                .with(3, session(7, ACTIVE, 10, 3))
                                .course(3, 2, 1)),
                named(
                        "without a declaration, nine seconds are not enough",
                        ActivityObservations.at(NOW)
                                .with(3, session(7, ACTIVE, 9, 3))
                                .course(3, 3, 0)),
                named(
                        "without a declaration, two sessions are no pool",
                        ActivityObservations.at(NOW)
                                .with(2, session(7, ACTIVE, 10, 3))
                                .course(2, 3, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatHurtsBeforeThePoolIsGoneIsAWarning(Case row) {
        row.check();
    }

    static Stream<Case> whatHurtsBeforeThePoolIsGoneIsAWarning() {
        return Stream.of(
                named("a query of half a minute", four().with(session(7, ACTIVE, 30, 2)), LONG_RUNNING_QUERY)
                        .with(
                                "sessions_held",
                                1,
                                "oldest_pid",
                                7,
                                "oldest_seconds",
                                30.0,
                                "role",
                                "app",
                                "pids",
                                List.of("7"),
                                "sessions",
                                List.of("pid 7: active for 30 s, in a transaction for 30 s: SELECT ?")),
                named("a second less", four().with(session(7, ACTIVE, 29, 2))),
                named("a query of half a minute outside the pod", four().with(elsewhere(session(7, ACTIVE, 30, 2)))),
                named(
                        "a transaction open for half a minute",
                        four().with(session(8, IN_TRANSACTION, 30, 2)),
                        IDLE_IN_TRANSACTION),
                named("a second less", four().with(session(8, IN_TRANSACTION, 29, 2))),
                named("an aborted look at it", four().with(session(8, IN_TRANSACTION, 30, 1))),
                named(
                                "half a minute of waiting for a disk, which is no lock",
                                four().with(waiting(session(7, ACTIVE, 30, 2), DISK)),
                                LONG_RUNNING_QUERY)
                        .with(
                                "sessions_held",
                                1,
                                "oldest_pid",
                                7,
                                "oldest_seconds",
                                30.0,
                                "role",
                                "app",
                                "pids",
                                List.of("7"),
                                "sessions",
                                List.of("pid 7: active for 30 s, in a transaction for 30 s, waits for IO:DataFileRead:"
                                        + " SELECT ?")),
                named("ten seconds of it", four().with(waiting(session(7, ACTIVE, 10, 2), DISK))),
                named("a lock for ten seconds", four().with(waiting(session(7, ACTIVE, 10, 2), 99)), LOCK_CONTENTION),
                named("a second less", four().with(waiting(session(7, ACTIVE, 9, 2), 99))),
                named(
                        "a lock, and the one who holds it",
                        four().with(waiting(session(7, ACTIVE, 10, 2), 8)).with(OPEN),
                        IDLE_IN_TRANSACTION,
                        LOCK_CONTENTION),
                named(
                        "three left for a minute",
                        ActivityObservations.at(NOW)
                                .declared(pool(9, 0, 1, 1, 0))
                                .with(3, session(9, IN_TRANSACTION, 60, 4)),
                        CONNECTION_LEAK),
                named("more and more, and none is used", four().with(6, UNUSED).course(6, 1, 3), CONNECTION_LEAK),
                named(
                        "more and more, and three are not used in four rounds",
                        four().with(3, session(6, IDLE, 600, 3))
                                .with(3, session(6, IDLE, 600, 4))
                                .course(6, 1, 3),
                        CONNECTION_LEAK),
                named(
                        "more and more, and two are not used in four rounds",
                        four().with(4, session(6, IDLE, 600, 3))
                                .with(2, session(6, IDLE, 600, 4))
                                .course(6, 1, 3)),
                named(
                        "more than declared, but no longer growing",
                        four().with(6, UNUSED).course(6, 9, 2)),
                named("growing within what was declared", four().with(4, UNUSED).course(4, 1, 4)),
                named(
                        "two left for a minute, and one for less",
                        ActivityObservations.at(NOW)
                                .declared(pool(9, 0, 1, 1, 0))
                                .with(2, session(9, IN_TRANSACTION, 60, 4))
                                .with(session(9, IN_TRANSACTION, 29, 4))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void deadConnectionsAreTold(Case row) {
        row.check();
    }

    static Stream<Case> deadConnectionsAreTold() {
        StaleSocket gone = new StaleSocket(41000, "10.0.0.9:5432", StaleSocket.Why.NO_BACKEND);
        StaleSocket former = new StaleSocket(41001, "10.0.0.8:5432", StaleSocket.Why.FORMER_ADDRESS);
        List<String> sockets = List.of("port 41000 to 10.0.0.9:5432: the server knows no such session");
        IdleLimits tenMinutes = new IdleLimits(Optional.of(Duration.ofMinutes(10)), Optional.empty());
        return Stream.of(
                named("a socket without a backend", four().stale(gone), STALE_CONNECTION)
                        .with("endpoint", "db:5432", "dead", 1, "sockets", sockets),
                named(
                                "the database has lost others' sessions, too",
                                four().stale(gone).lost(new LostSessions(7, 2, 30, NOW)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead",
                                1,
                                "sockets",
                                sockets,
                                "lost_since",
                                NOW.toString(),
                                "lost",
                                39L,
                                "lost_client_gone",
                                7L,
                                "lost_by_error",
                                2L,
                                "lost_by_administrator",
                                30L),
                named(
                                "the server knows of no loss",
                                four().stale(gone).lost(new LostSessions(0, 0, 0, NOW)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead",
                                1,
                                "sockets",
                                sockets,
                                "lost_none_since",
                                NOW.toString(),
                                "lost",
                                0L),
                named("lost sessions alone are none of this pool's", four().lost(new LostSessions(7, 3, 30, NOW))),
                named(
                        "the pool keeps longer than the server",
                        ActivityObservations.at(NOW).limits(tenMinutes).declared(recycling(601)),
                        STALE_CONNECTION),
                named(
                        "as long as the server",
                        ActivityObservations.at(NOW).limits(tenMinutes).declared(recycling(600))),
                named(
                                "soon to be ended by the server",
                                ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, IDLE, 450, 9)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "idle_session_timeout_seconds",
                                600.0,
                                "recycle_below_seconds",
                                480L),
                named(
                        "at work for as long",
                        ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, ACTIVE, 450, 1))),
                named(
                        "not so soon",
                        ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, IDLE, 449, 9))),
                named(
                        "a failover",
                        healthy()
                                .server(true, false, true, true)
                                .saw(ActivityObservations.at(NOW).stale(former)),
                        READ_ONLY,
                        STALE_CONNECTION),
                named(
                                "the path cuts what is idle",
                                healthy().saw(idle(Optional.of(300), Optional.of(600))),
                                IDLE_CUTOFF)
                        .with(
                                "endpoint",
                                "db:5432",
                                "cut_seconds",
                                600L,
                                "survived_seconds",
                                300.0,
                                "recycle_seconds",
                                300L),
                named(
                                "the path cuts what is idle, unless the server speaks first",
                                healthy()
                                        .saw(idle(Optional.empty(), Optional.of(600)))
                                        .saw(ActivityObservations.at(NOW)
                                                .limits(new IdleLimits(
                                                        Optional.empty(), Optional.of(Duration.ofHours(2))))),
                                IDLE_CUTOFF)
                        .with(
                                "endpoint",
                                "db:5432",
                                "cut_seconds",
                                600L,
                                "recycle_seconds",
                                480L,
                                "keepalive_seconds",
                                7200.0),
                named("the path cuts nothing", healthy().saw(idle(Optional.of(7200), Optional.empty()))));
    }

    @Test
    void whatHoldsMostOfThePoolIsBehindIt() {
        Situation mixed = healthy().saw(four().with(waiting(SLOW, 99)).with(3, SLOW));

        List<Finding> findings = Case.ALL_RULES.diagnose(mixed.snapshot()).findings();

        assertThat(findings.get(0).causedBy()).contains(LONG_RUNNING_QUERY);
    }

    @Test
    void whatTheHeadOfTheQueueDoesIsBehindTheLock() {
        Situation locked = healthy().saw(four().with(3, waiting(SLOW, 8)).with(OPEN));

        List<Finding> findings = Case.ALL_RULES.diagnose(locked.snapshot()).findings();

        assertThat(findings)
                .extracting(Finding::causedBy)
                .containsExactly(Optional.of(LOCK_CONTENTION), Optional.empty(), Optional.of(IDLE_IN_TRANSACTION));
    }

    private static Case named(String name, Situation situation, Cause... causes) {
        return Case.named(name, situation, causes);
    }

    private static Case named(String name, ActivityObservations crowd, Cause... causes) {
        return Case.named(name, healthy().saw(crowd), causes);
    }

    /** A pool of 2 + 2. */
    private static ActivityObservations four() {
        return ActivityObservations.at(NOW).declared(pool(2, 2, 1, 1, 0));
    }

    private static DeclaredPool recycling(int seconds) {
        return new DeclaredPool(2, 2, 1, 1, 0, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static IdleObservation idle(Optional<Integer> survived, Optional<Integer> cut) {
        return new IdleObservation(NOW, survived.map(Duration::ofSeconds), cut.map(Duration::ofSeconds));
    }
}
