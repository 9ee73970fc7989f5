package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * As many connections as this pod's pool can have are in the same hands in two looks in a row, each in one statement or
 * one transaction. A pool that is merely busy gives and takes them in between. Or all of them are idle and unused, more
 * than a pool keeps that gets them back.
 */
public final class AppPoolExhausted implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Optional<PodPool> pool = PodPool.in(snapshot);
        return pool.flatMap(PodPool::exhaustedWorker)
                .map(worker -> evidence(pool.get(), worker))
                .or(() -> pool.filter(PodPool::exhausted).map(AppPoolExhausted::evidence))
                .or(() -> pool.flatMap(AppPoolExhausted::leaked));
    }

    private static Evidence evidence(PodPool pool, WorkerPools.Exhausted worker) {
        return pool.and(
                PathEvidence.of(pool.snapshot())
                        .and("ceiling", worker.ceiling())
                        .and("ceiling_is", "declared")
                        .and("process", worker.process())
                        .and("workers", pool.seen().declared().map(DeclaredPool::workers))
                        .and("sessions_held", worker.held().size()),
                worker.held());
    }

    /** Nothing is held in a statement or a transaction, and there is nothing left to be had all the same. */
    private static Optional<Evidence> leaked(PodPool pool) {
        return pool.seen()
                .declared()
                .map(declared -> new NotReturned(pool, declared))
                .filter(NotReturned::isAll)
                .map(left -> pool.and(
                        PathEvidence.of(pool.snapshot())
                                .and("ceiling", pool.ceiling())
                                .and("ceiling_is", "declared")
                                .and("sessions_idle", left.unused().size())
                                .and(
                                        "known",
                                        "no more can be opened, and at least " + left.count()
                                                + " were not given back: the pool keeps " + left.kept())
                                .and(
                                        "inferred",
                                        "the others were not given back either: none of them was used meanwhile"),
                        left.unused()));
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
