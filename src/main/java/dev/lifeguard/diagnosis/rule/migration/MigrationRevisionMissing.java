package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.UnknownRevision;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The database records a revision that these scripts do not have. Where they had known every one before, the database has
 * moved on: during a rollout that is as it should be for the pods that are about to go.
 */
public final class MigrationRevisionMissing implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                UnknownRevision.class,
                (evidence, facts) -> evidence.and("revision", facts.get(0).revision())
                        .and("before", String.join(", ", facts.get(0).before()))
                        .and(
                                "revisions",
                                facts.stream().map(UnknownRevision::revision).toList()));
    }
}
