package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the rules about migrations share. They say nothing while the database itself does not answer. */
final class MigrationEvidence {
    private MigrationEvidence() {}

    static Stream<MigrationState> of(Snapshot snapshot) {
        return snapshot
                .path()
                .filter(PathObservation::answered)
                .flatMap(path -> snapshot.of(MigrationObservation.class))
                .map(MigrationObservation::tools)
                .orElse(List.of())
                .stream();
    }

    /** The evidence of the first tool that has facts of this kind, from all of them. */
    static <F extends MigrationFact> Optional<Evidence> first(
            Snapshot snapshot, Class<F> kind, BiFunction<Evidence, List<F>, Evidence> told) {
        return of(snapshot)
                .filter(state -> state.has(kind))
                .findFirst()
                .map(state -> told.apply(about(state), state.facts(kind)));
    }

    static Evidence about(MigrationState state) {
        return Evidence.of("tool", state.tool().label()).and("table", state.table());
    }
}
