package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.NoMetadata;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * Scripts were made by comparing models with the database, and {@code env.py} has none to compare with any more. Where
 * all of them are written by hand nothing is missing.
 */
public final class MigrationMetadataMissing implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                NoMetadata.class,
                (evidence, facts) -> evidence.and("why", facts.get(0).why()));
    }
}
