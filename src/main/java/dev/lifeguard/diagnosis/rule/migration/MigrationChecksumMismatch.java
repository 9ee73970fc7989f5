package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.ChecksumChanged;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** A script that was applied has another checksum today. */
public final class MigrationChecksumMismatch implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                snapshot,
                ChecksumChanged.class,
                (evidence, facts) -> evidence.and("revision", facts.get(0).revision())
                        .and(
                                "revisions",
                                facts.stream().map(ChecksumChanged::revision).toList()));
    }
}
