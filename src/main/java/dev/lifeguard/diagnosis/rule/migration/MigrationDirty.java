package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.Failed;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** A migration is marked as begun and not as done, and the tool's lock says that nobody is at it. */
public final class MigrationDirty implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                Failed.class,
                (evidence, facts) -> evidence.and("revision", facts.get(0).revision())
                        .and("revisions", facts.stream().map(Failed::revision).toList()));
    }
}
