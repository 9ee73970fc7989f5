package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.Locked;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The tool's lock is held for longer than a migration that runs explains; see {@link Locked#stuck()}. */
public final class MigrationLocked implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.of(snapshot)
                .flatMap(state -> stuck(state).stream())
                .findFirst();
    }

    private static Optional<Evidence> stuck(MigrationState state) {
        return state.facts(Locked.class).stream()
                .filter(Locked::stuck)
                .findFirst()
                .map(lock -> MigrationEvidence.about(state)
                        .and("holder", lock.holder())
                        .andWeight("held_seconds", lock.held().map(Seconds::of))
                        .and("waiting_seconds", lock.waiting().map(Seconds::of))
                        .and("kind", lock.row() ? "row" : "advisory"));
    }
}
