package dev.lifeguard.migration;

import dev.lifeguard.migration.alembic.AlembicReview;
import dev.lifeguard.migration.alembic.AlembicReview.Foreseen;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was seen, as one state a tool. Pure.
 *
 * @param flyway what Flyway itself said of a mounted directory
 */
record ToolStates(
        ExpectedRevisions expectation,
        List<ToolReading> readings,
        Optional<AlembicReview> alembic,
        Foreseen foreseen,
        Optional<MigrationState> flyway) {

    List<MigrationState> states() {
        List<MigrationState> states = new ArrayList<>();
        alembic.ifPresent(review -> states.add(alembic(review)));
        flyway.ifPresent(state -> states.add(readings.stream()
                .filter(each -> each.tool() == MigrationTool.FLYWAY)
                .findFirst()
                .map(reading -> reading.completing(state, expectation.of(MigrationTool.FLYWAY)))
                .orElse(state)));
        readings.stream()
                .filter(reading -> states.stream().noneMatch(state -> state.tool() == reading.tool()))
                .map(reading -> reading.state(expectation.of(reading.tool())))
                .forEach(states::add);
        List<String> nobodys = expectation.of(MigrationTool.UNKNOWN);
        if (!nobodys.isEmpty() && states.isEmpty()) {
            states.add(nothingThere(nobodys));
        }
        return states;
    }

    private MigrationState alembic(AlembicReview review) {
        Optional<ToolReading> reading =
                readings.stream().filter(each -> each.isOf(review)).findFirst();
        return review.state(
                reading.map(each -> each.found().table().shown()),
                reading.map(each -> each.history().current()).orElse(List.of()),
                expectation.of(MigrationTool.ALEMBIC),
                foreseen);
    }

    private static MigrationState nothingThere(List<String> expected) {
        return new MigrationState(
                MigrationTool.UNKNOWN,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                expected,
                Optional.of(expected),
                List.of(),
                Optional.of("the database has no table of any migration tool"));
    }
}
