package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.AlreadyThere;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** A pending script would make a table, a column or an index that is there already, and so would fail. */
public final class MigrationAlreadyAppliedUntracked implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.first(snapshot, AlreadyThere.class, (evidence, facts) -> {
            AlreadyThere fact = facts.get(0);
            return evidence.and("revision", fact.revision())
                    .and(fact.column() ? "column" : "relation", fact.object())
                    .and("objects", facts.stream().map(AlreadyThere::object).toList())
                    .and("stamp", fact.stamp());
        });
    }
}
