package dev.lifeguard.migration;

import dev.lifeguard.migration.alembic.AlembicReview;
import dev.lifeguard.migration.table.Discovery;
import dev.lifeguard.migration.table.HistoryRow;
import dev.lifeguard.migration.table.ToolHistory;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one tool's table and locks say.
 *
 * @param rows of its table, in no order
 * @param locked its lock, where it is held
 * @param running whether its advisory lock says that a run is at work
 */
record ToolReading(
        Discovery.Found found,
        List<HistoryRow> rows,
        ToolHistory history,
        Optional<MigrationFact.Locked> locked,
        boolean running) {
    ToolReading(Discovery.Found found, List<HistoryRow> rows, Optional<MigrationFact.Locked> locked, boolean running) {
        this(found, rows, ToolHistory.of(found.tool(), found.how(), rows), locked, running);
    }

    MigrationTool tool() {
        return found.tool();
    }

    /**
     * Whether these scripts may be those of the table. One that is not on the search path may be another application's, and
     * is taken only where the scripts name its schema or know where it stands.
     */
    boolean isOf(AlembicReview review) {
        return tool() == MigrationTool.ALEMBIC
                && (found.table().place() > 0
                        || review.versionSchema().isPresent()
                        || history.current().stream().anyMatch(review::names));
    }

    /** A migration that is marked as begun is no failed one while somebody is at it. */
    List<MigrationFact> facts() {
        List<MigrationFact> facts = new ArrayList<>();
        if (!running) {
            history.failed().forEach(revision -> facts.add(new MigrationFact.Failed(revision)));
        }
        locked.ifPresent(facts::add);
        return facts;
    }

    /** Without scripts: where the database is, measured by what is expected of it. */
    MigrationState state(List<String> expected) {
        boolean single = tool() == MigrationTool.ALEMBIC || tool() == MigrationTool.GOLANG_MIGRATE;
        return new MigrationState(
                tool(),
                Optional.of(found.table().shown()),
                history.current(),
                single ? Optional.empty() : Optional.of(history.total()),
                expected,
                pending(expected),
                facts(),
                detail());
    }

    /** Of a state that scripts gave: with what the locks say, and measured by what is expected where that is given. */
    MigrationState completing(MigrationState state, List<String> expected) {
        List<MigrationFact> all = new ArrayList<>(state.facts());
        facts().stream().filter(fact -> !all.contains(fact)).forEach(all::add);
        return new MigrationState(
                state.tool(),
                state.table(),
                state.current(),
                state.applied(),
                expected.isEmpty() ? state.wanted() : expected,
                expected.isEmpty() ? state.pending() : pending(expected),
                all,
                state.detail().or(this::detail));
    }

    /** Unknown where nothing is expected, and where the table is too long to say that something is not in it. */
    private Optional<List<String>> pending(List<String> expected) {
        List<String> missing =
                expected.stream().filter(each -> !history.has(each)).toList();
        return expected.isEmpty() || (!missing.isEmpty() && !history.complete())
                ? Optional.empty()
                : Optional.of(missing);
    }

    private Optional<String> detail() {
        if (running) {
            return Optional.of("a migration is running");
        }
        return found.table().place() > 0
                ? Optional.empty()
                : Optional.of("its table is in schema " + found.table().schema() + ", which is not on the search path");
    }
}
