package dev.lifeguard.migration.flyway;

import dev.lifeguard.migration.table.HistoryTable;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;

/** From Flyway's list of migrations to a state. */
final class FlywayState {
    /** Written as classes, or by Flyway itself: no script of theirs is expected. */
    private static final Set<String> WITHOUT_SCRIPT = Set.of("JDBC", "SPRING_JDBC", "CUSTOM", "SCHEMA", "BASELINE");

    private final List<String> current = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<String> ahead = new ArrayList<>();
    private final List<MigrationFact> facts = new ArrayList<>();
    private long applied;
    private boolean outOfOrder;

    private FlywayState() {}

    /** @param all in Flyway's order, oldest first */
    static MigrationState of(List<MigrationInfo> all, Optional<HistoryTable> history) {
        FlywayState state = new FlywayState();
        all.forEach(state::add);
        return state.finished(history);
    }

    private void add(MigrationInfo info) {
        String name = name(info);
        switch (info.getState()) {
            case PENDING -> pending.add(name);
            case IGNORED -> late.add(name);
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> facts.add(new MigrationFact.Failed(name));
            case MISSING_SUCCESS -> missing(info, name);
            case FUTURE_SUCCESS -> ahead.add(name);
            case OUT_OF_ORDER -> {
                outOfOrder = true;
                compare(info, name);
            }
            case SUCCESS -> compare(info, name);
            default -> {}
        }
        applied += info.getState().isApplied() ? 1 : 0;
        if (info.isVersioned() && info.getState().isApplied()) {
            current.add(name);
        }
        if (info.isVersioned() && info.getState().isResolved()) {
            wanted.add(name);
        }
    }

    private void missing(MigrationInfo info, String name) {
        if (!WITHOUT_SCRIPT.contains(info.getType().name())) {
            facts.add(new MigrationFact.UnknownRevision(name, List.of()));
        }
    }

    private void compare(MigrationInfo info, String name) {
        if (info.isVersioned() && !info.isChecksumMatching()) {
            facts.add(new MigrationFact.ChecksumChanged(name));
        }
    }

    private static String name(MigrationInfo info) {
        return info.isVersioned() ? info.getVersion().getVersion() : info.getDescription();
    }

    private MigrationState finished(Optional<HistoryTable> history) {
        // who has applied late ones before has Flyway do so
        if (outOfOrder) {
            pending.addAll(0, late);
        } else {
            late.forEach(each -> facts.add(new MigrationFact.LateScript(each)));
        }
        return new MigrationState(
                MigrationTool.FLYWAY,
                history.map(HistoryTable::shown),
                last(current),
                Optional.of(applied),
                last(wanted),
                Optional.of(pending),
                facts,
                ahead.isEmpty()
                        ? Optional.empty()
                        : Optional.of("the database is ahead of these scripts by " + ahead.size()));
    }

    private static List<String> last(List<String> versions) {
        return versions.isEmpty() ? List.of() : List.of(versions.get(versions.size() - 1));
    }
}
