package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.Cycle;
import dev.lifeguard.observation.MigrationFact.Duplicate;
import dev.lifeguard.observation.MigrationFact.LateScript;
import dev.lifeguard.observation.MigrationFact.MissingParent;
import dev.lifeguard.observation.MigrationFact.Redundant;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The scripts and the history contradict themselves: one comes after a script that is not there, after itself, or has the
 * name of another; one is recorded beside what includes it; one was passed over. The first of these that holds is told.
 */
public final class MigrationHistoryInconsistent implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(
                        snapshot,
                        MissingParent.class,
                        (evidence, facts) -> evidence.and(
                                        "revision", facts.get(0).revision())
                                .and("absent", facts.get(0).parent()))
                .or(() -> MigrationEvidence.first(
                        snapshot,
                        Cycle.class,
                        (evidence, facts) -> evidence.and("circle", facts.get(0).revisions())))
                .or(() -> MigrationEvidence.first(
                        snapshot,
                        Duplicate.class,
                        (evidence, facts) -> evidence.and(
                                        "revision", facts.get(0).revision())
                                .and("files", facts.get(0).files())))
                .or(() -> MigrationEvidence.first(
                        snapshot,
                        Redundant.class,
                        (evidence, facts) -> evidence.and(
                                        "revision", facts.get(0).revision())
                                .and("descendant", facts.get(0).descendant())))
                .or(() -> MigrationEvidence.first(
                        snapshot,
                        LateScript.class,
                        (evidence, facts) -> evidence.and(
                                        "revision", facts.get(0).revision())
                                .and(
                                        "late",
                                        facts.stream().map(LateScript::revision).toList())));
    }
}
