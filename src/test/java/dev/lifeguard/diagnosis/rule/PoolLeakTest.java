package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.IN_TRANSACTION;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.four;
import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.APP_POOL_EXHAUSTED;
import static dev.lifeguard.finding.Cause.CONNECTION_LEAK;
import static dev.lifeguard.finding.Cause.IDLE_IN_TRANSACTION;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.observation.SessionState.IDLE;
import static dev.lifeguard.testing.ActivityObservations.pool;
import static dev.lifeguard.testing.ActivityObservations.saying;
import static dev.lifeguard.testing.ActivityObservations.session;

import dev.lifeguard.database.Dialect;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.testing.ActivityObservations;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that were taken from a pool of SQLAlchemy's and not given back. */
class PoolLeakTest {
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
        return named(name, healthy().driver(Dialect.SQLALCHEMY_ASYNCPG).saw(pool), causes);
    }

    private static ActivityObservations twenty() {
        return ActivityObservations.at(NOW).declared(pool(10, 10, 1, 1, 0));
    }
}
