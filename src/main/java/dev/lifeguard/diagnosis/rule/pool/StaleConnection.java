package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.LostSessions;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The pool holds connections that are dead, or the server is about to end some that the pool believes in: its {@code
 * idle_session_timeout} is shorter than the pool keeps them.
 */
public final class StaleConnection implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class)
                .flatMap(seen -> dead(snapshot, seen).or(() -> doomed(snapshot, seen)));
    }

    private static Optional<Evidence> dead(Snapshot snapshot, ActivityObservation seen) {
        PoolFacts pool = seen.pool();
        return pool.stale().isEmpty()
                ? Optional.empty()
                : Optional.of(PathEvidence.of(snapshot)
                                .andWeight("dead", pool.stale().size())
                                .and(
                                        "sockets",
                                        pool.stale().stream()
                                                .map(socket -> "port " + socket.port() + " to " + socket.server() + ": "
                                                        + socket.why().words())
                                                .toList()))
                        .map(evidence -> seen.lost()
                                .map(lost -> withLost(evidence, lost))
                                .orElse(evidence));
    }

    /** Whether it hits others too is not said: which of these were this pod's is not known. */
    private static Evidence withLost(Evidence evidence, LostSessions lost) {
        return evidence.and(
                        lost.all() == 0 ? "lost_none_since" : "lost_since",
                        lost.since().truncatedTo(ChronoUnit.SECONDS))
                .and("lost", lost.all())
                .and("lost_client_gone", some(lost.clientGone()))
                .and("lost_by_error", some(lost.failed()))
                .and("lost_by_administrator", some(lost.terminated()));
    }

    private static Optional<Long> some(long count) {
        return count == 0 ? Optional.empty() : Optional.of(count);
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
