package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Dialect;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Connections that were taken from the pool and not given back, although they are in no transaction: a pool closes what it
 * opened beyond its size when that comes back, at once or after a while, so that what stays open and unused never came
 * back. How many is known, which ones is not. Only where the pool was declared, with an overflow, and has no more than
 * that: a pool that is merely warm keeps no more than its size.
 */
record NotReturned(PodPool pool, DeclaredPool declared) {
    /** SQLAlchemy closes overflow when it comes back; this long allows for two looks and a busy machine. */
    static final Duration SOON = Duration.ofSeconds(30);

    /** HikariCP, the most patient, keeps it for ten minutes and looks every half. */
    static final Duration LATE = Duration.ofMinutes(11);

    /** Beside a pool there may be a connection or two that somebody keeps on purpose. */
    static final int SEVERAL = 3;

    private static final int UNCHANGED = 2;

    /** Idle in no transaction, and not used for longer than any overflow is kept. */
    List<PodSession> unused() {
        return pool.own().stream()
                .filter(session -> session.state() == SessionState.IDLE && session.quietRounds() >= UNCHANGED)
                .filter(session -> session.stateAge().compareTo(patience()) >= 0)
                .filter(session -> !listens(session))
                .toList();
    }

    /** What the pool keeps open, in all processes. */
    int kept() {
        return declared.size() * declared.workers();
    }

    /** How many at least were not given back; zero where that cannot be told. */
    int count() {
        boolean asDeclared = declared.overflow() > 0 && pool.facts().count() <= declared.ceiling();
        int beyond = asDeclared ? unused().size() - kept() : 0;
        return beyond >= SEVERAL ? beyond : 0;
    }

    /** Whether no more can be opened, and of those that are open none was used: then the rest did not come back either. */
    boolean isAll() {
        List<PodSession> unused = unused();
        return count() > 0
                && pool.facts().count() >= declared.ceiling()
                && pool.own().stream().allMatch(session -> unused.contains(session) || session.held(PodPool.HELD));
    }

    private Duration patience() {
        return pool.snapshot()
                .path()
                .map(PathObservation::url)
                .map(DatabaseUrl::dialect)
                .filter(dialect -> dialect == Dialect.SQLALCHEMY_ASYNCPG || dialect == Dialect.SQLALCHEMY_PSYCOPG)
                .map(sqlAlchemy -> SOON)
                .orElse(LATE);
    }

    private static boolean listens(PodSession session) {
        String query = session.query().toLowerCase(Locale.ROOT);
        return query.startsWith("listen") || query.contains("advisory_lock");
    }
}
