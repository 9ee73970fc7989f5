package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions of this pod wait for a lock, in two looks in a row, and who holds it is told: in this pod or elsewhere. */
public final class LockContention implements Rule {
    static final Duration LONG = Duration.ofSeconds(10);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return PodPool.in(snapshot)
                .filter(pool -> !waiting(pool).isEmpty())
                .map(pool -> pool.about(waiting(pool))
                        .and("blocker_pid", pool.heads().stream().findFirst().map(PodSession::pid))
                        .and(
                                "blockers",
                                pool.heads().stream().map(PodPool::line).toList()));
    }

    private static List<PodSession> waiting(PodPool pool) {
        return pool.waitingForLocks(pool.exhausted() ? PodPool.HELD : LONG);
    }

    /** What the one at the head of the chain does, if it is of this pod. */
    @Override
    public List<Cause> causedBy(Snapshot snapshot) {
        return PodPool.in(snapshot)
                .map(pool -> pool.heads().stream()
                        .filter(PodSession::own)
                        .map(head -> head.state() == SessionState.ACTIVE
                                ? Cause.LONG_RUNNING_QUERY
                                : Cause.IDLE_IN_TRANSACTION)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
