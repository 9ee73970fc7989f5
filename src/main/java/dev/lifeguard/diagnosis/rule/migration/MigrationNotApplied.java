package dev.lifeguard.diagnosis.rule.migration;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationFact.Lacking;
import dev.lifeguard.observation.MigrationFact.UnknownRevision;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Scripts wait to be applied, an expected revision is not recorded, or something is recorded as applied whose tables are
 * not there. A database that is ahead of the scripts is not behind.
 */
public final class MigrationNotApplied implements Rule {
    @Override
    public List<Cause> causedBy() {
        return List.of(
                Cause.MIGRATION_DIRTY,
                Cause.MIGRATION_LOCKED,
                Cause.MIGRATION_REVISION_MISSING,
                Cause.MIGRATION_HISTORY_INCONSISTENT,
                Cause.MIGRATION_CHECKSUM_MISMATCH,
                Cause.MIGRATION_MULTIPLE_HEADS,
                Cause.MIGRATION_ALREADY_APPLIED_UNTRACKED,
                Cause.MIGRATION_NEEDS_NO_TRANSACTION);
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return MigrationEvidence.of(snapshot)
                .flatMap(state -> pending(state).or(() -> skipped(state)).stream())
                .findFirst();
    }

    private static Optional<Evidence> pending(MigrationState state) {
        if (state.tool() == MigrationTool.UNKNOWN) {
            return state.pending().map(rest -> Evidence.of("expected", rest));
        }
        return state.pending()
                .filter(rest -> !rest.isEmpty())
                .map(rest -> MigrationEvidence.about(state)
                        .andWeight("pending", rest.size())
                        .and("next", rest.get(0))
                        .and("current", state.current().isEmpty() ? "nothing" : String.join(", ", state.current()))
                        .and("wanted", state.wanted())
                        .and("revisions", rest)
                        .and("lacking", Optional.of(objects(state, false)).filter(lacking -> !lacking.isEmpty())));
    }

    /** Without a revision that is unknown here: that one may have taken away what these made. */
    private static Optional<Evidence> skipped(MigrationState state) {
        List<String> lacking = objects(state, true);
        return lacking.isEmpty() || state.has(UnknownRevision.class)
                ? Optional.empty()
                : Optional.of(MigrationEvidence.about(state)
                        .and("recorded", state.facts(Lacking.class).get(0).revision())
                        .and("current", state.current())
                        .and("lacking", lacking));
    }

    private static List<String> objects(MigrationState state, boolean recorded) {
        return state.facts(Lacking.class).stream()
                .filter(fact -> fact.recorded() == recorded)
                .map(Lacking::object)
                .toList();
    }
}
