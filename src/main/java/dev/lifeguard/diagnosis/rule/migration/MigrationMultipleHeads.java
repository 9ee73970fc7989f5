package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.Heads;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The scripts fork, no label tells the heads apart, and not all of them were applied, so that "head" is ambiguous. */
public final class MigrationMultipleHeads implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                Heads.class,
                (evidence, facts) -> evidence.and("count", facts.get(0).heads().size())
                        .and("heads", facts.get(0).heads()));
    }
}
