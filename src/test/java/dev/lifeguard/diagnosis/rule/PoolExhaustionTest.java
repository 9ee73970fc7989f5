package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.IN_TRANSACTION;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.OPEN;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.SLOW;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.UNUSED;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.four;
import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.APP_POOL_EXHAUSTED;
import static dev.lifeguard.finding.Cause.CONNECTION_LEAK;
import static dev.lifeguard.finding.Cause.IDLE_IN_TRANSACTION;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.LOCK_CONTENTION;
import static dev.lifeguard.finding.Cause.LONG_RUNNING_QUERY;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.testing.ActivityObservations.elsewhere;
import static dev.lifeguard.testing.ActivityObservations.pool;
import static dev.lifeguard.testing.ActivityObservations.session;
import static dev.lifeguard.testing.ActivityObservations.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.testing.ActivityObservations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool of which every connection is held: by what. */
class PoolExhaustionTest {
    private static final PodSession LEFT = session(9, IN_TRANSACTION, 20, 2);

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

    @Test
    void whatHoldsMostOfThePoolIsBehindIt() {
        Situation mixed = healthy().saw(four().with(waiting(SLOW, 99)).with(3, SLOW));

        List<Finding> findings = Case.ALL_RULES.diagnose(mixed.snapshot()).findings();

        assertThat(findings.get(0).causedBy()).contains(LONG_RUNNING_QUERY);
    }

    /** Ending who waits gives the lock to nobody, and its connection to the next who waits. */
    @Test
    void whoWaitsForALockIsNotTheOneToEnd() {
        Situation locked =
                healthy().saw(four().with(4, waiting(SLOW, 99)).with(elsewhere(session(99, IN_TRANSACTION, 600, 2))));

        Finding exhausted =
                Case.ALL_RULES.diagnose(locked.snapshot()).findings().get(0);

        assertThat(exhausted.cause()).isEqualTo(APP_POOL_EXHAUSTED);
        assertThat(exhausted.evidence().get("oldest_pid")).isEmpty();
        assertThat(exhausted.evidence().get("sessions_held")).contains(4);
    }

    @Test
    void whatTheHeadOfTheQueueDoesIsBehindTheLock() {
        Situation locked = healthy().saw(four().with(3, waiting(SLOW, 8)).with(OPEN));

        List<Finding> findings = Case.ALL_RULES.diagnose(locked.snapshot()).findings();

        assertThat(findings)
                .extracting(Finding::causedBy)
                .containsExactly(Optional.of(LOCK_CONTENTION), Optional.empty(), Optional.of(IDLE_IN_TRANSACTION));
    }
}
