package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sessions of this pod that only grow older: taken from the pool, left open, never used again. Where the pool is not
 * exhausted, more of them and for longer, so that this is a warning before it is. Or idle ones beyond what the pool keeps.
 * An idle pool is no leak.
 */
public final class ConnectionLeak implements Rule {
    static final Duration LONG = Duration.ofSeconds(60);
    static final int SEVERAL = 3;

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Optional<PodPool> pool = PodPool.in(snapshot);
        return pool.filter(ConnectionLeak::holds)
                .map(leaking -> leaking.about(leaking.leaked()))
                .or(() -> pool.flatMap(ConnectionLeak::notReturned));
    }

    private static Optional<Evidence> notReturned(PodPool pool) {
        return pool.seen()
                .declared()
                .map(declared -> new NotReturned(pool, declared))
                .filter(left -> left.count() > 0)
                .map(left -> pool.about(left.unused())
                        .and("not_returned", left.count())
                        .and("pool_keeps", left.kept()));
    }

    private static boolean holds(PodPool pool) {
        List<PodSession> leaked = pool.leaked();
        long old = leaked.stream()
                .filter(session -> session.state() == SessionState.IDLE
                        || session.stateAge().compareTo(LONG) >= 0)
                .count();
        return !leaked.isEmpty() && (pool.exhausted() || old >= SEVERAL);
    }
}
