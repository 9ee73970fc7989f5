package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * The pool holds connections that are dead, or the server is about to end some that the pool believes in: its {@code
 * idle_session_timeout} is shorter than the pool keeps them.
 */
public final class StaleConnection implements Rule {
    @Override
    public Cause cause() {
        return Cause.STALE_CONNECTION;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class)
                .flatMap(seen -> dead(snapshot, seen.pool()).or(() -> doomed(snapshot, seen)));
    }

    private static Optional<Evidence> dead(Snapshot snapshot, PoolFacts pool) {
        return pool.stale().isEmpty()
                ? Optional.empty()
                : Optional.of(PathEvidence.of(snapshot)
                        .andWeight("dead", pool.stale().size())
                        .and(
                                "sockets",
                                pool.stale().stream()
                                        .map(socket -> "port " + socket.port() + " to " + socket.server() + ": "
                                                + socket.why().words())
                                        .toList()));
    }

    private static Optional<Evidence> doomed(Snapshot snapshot, ActivityObservation seen) {
        Optional<Duration> recycle = seen.declared().flatMap(DeclaredPool::recycle);
        return seen.limits()
                .session()
                .filter(limit -> recycle.map(age -> age.compareTo(limit) > 0).orElseGet(() -> nearlyEnded(seen, limit)))
                .map(limit -> PathEvidence.of(snapshot)
                        .and("idle_session_timeout_seconds", Seconds.of(limit))
                        .and("recycle_below_seconds", Math.max(1, limit.toSeconds() * 4 / 5))
                        .and("recycle_seconds", recycle.map(Seconds::of)));
    }

    /** Whether one of the pool's idle connections has used up three quarters of what the server allows. */
    private static boolean nearlyEnded(ActivityObservation seen, Duration limit) {
        return seen.pool().own().stream()
                .filter(session -> session.state() == SessionState.IDLE)
                .map(PodSession::stateAge)
                .anyMatch(age -> age.compareTo(limit.multipliedBy(3).dividedBy(4)) >= 0);
    }
}
