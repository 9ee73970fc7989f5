package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.NeedsNoTransaction;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** A pending script has a statement that PostgreSQL refuses in the transaction it would run in. */
public final class MigrationNeedsNoTransaction implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                NeedsNoTransaction.class,
                (evidence, facts) -> evidence.and("statement", facts.get(0).statement())
                        .and("revision", facts.get(0).revision()));
    }
}
