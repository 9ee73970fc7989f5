package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * As many connections as this pod's pool can have are in the same hands in two looks in a row, each in one statement or
 * one transaction. A pool that is merely busy gives and takes them in between.
 */
public final class AppPoolExhausted implements Rule {
    @Override
    public Cause cause() {
        return Cause.APP_POOL_EXHAUSTED;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return PodPool.in(snapshot).filter(PodPool::exhausted).map(AppPoolExhausted::evidence);
    }

    @Override
    public List<Cause> causedBy(Snapshot snapshot) {
        return PodPool.in(snapshot).map(PodPool::culprits).orElse(List.of());
    }

    private static Evidence evidence(PodPool pool) {
        List<PodSession> held = pool.own().stream()
                .filter(session -> session.held(PodPool.HELD))
                .toList();
        return pool.and(
                PathEvidence.of(pool.snapshot())
                        .and("ceiling", pool.ceiling())
                        .and("ceiling_is", pool.declaredCeiling().isPresent() ? "declared" : "the most ever seen")
                        .and("sessions_held", held.size()),
                held);
    }
}
