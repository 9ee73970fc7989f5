package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Budget;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The pools that were declared can together ask for more connections than there are for them. */
public final class ConnectionBudgetExceeded implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class)
                .flatMap(Budget::of)
                .filter(budget -> !budget.fits())
                .map(budget -> evidence(snapshot, budget));
    }

    private static Evidence evidence(Snapshot snapshot, Budget budget) {
        Evidence sum = PathEvidence.of(snapshot)
                .andWeight("wanted", budget.wanted())
                .and("available", budget.available())
                .and("demand", budget.pool().demand())
                .and("others", budget.capacity().others())
                .and("usable", budget.capacity().usable())
                .and("room", budget.capacity().room());
        return budget.perProcess() == 0
                ? sum.and("fitting", "none: not even one connection for each process is there")
                : sum.and("pool_size", budget.largestSize())
                        .and("max_overflow", budget.overflow())
                        .and("per_process", budget.perProcess());
    }
}
