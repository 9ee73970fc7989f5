package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.IN_TRANSACTION;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.OPEN;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.UNUSED;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.four;
import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.finding.Cause.CONNECTION_LEAK;
import static dev.lifeguard.finding.Cause.IDLE_IN_TRANSACTION;
import static dev.lifeguard.finding.Cause.LOCK_CONTENTION;
import static dev.lifeguard.finding.Cause.LONG_RUNNING_QUERY;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.observation.SessionState.IDLE;
import static dev.lifeguard.testing.ActivityObservations.elsewhere;
import static dev.lifeguard.testing.ActivityObservations.pool;
import static dev.lifeguard.testing.ActivityObservations.session;
import static dev.lifeguard.testing.ActivityObservations.waiting;

import dev.lifeguard.observation.WaitEvent;
import dev.lifeguard.testing.ActivityObservations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pool suffers from while it has connections left. */
class PoolWarningTest {
    private static final WaitEvent DISK = new WaitEvent("IO", "DataFileRead");

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
}
