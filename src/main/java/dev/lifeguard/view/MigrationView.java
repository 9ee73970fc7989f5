package dev.lifeguard.view;

import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.watch.TargetReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tool's migrations.
 *
 * @param current revisions the database is at
 * @param wanted revisions it should be at
 * @param pending how many have yet to be applied; null where it cannot be known
 * @param detail one clause; null where there is nothing to explain
 */
public record MigrationView(
        String tool,
        List<String> current,
        List<String> wanted,
        @Nullable Integer pending,
        String state,
        @Nullable String detail) {

    static List<MigrationView> of(TargetReport target) {
        return target.facts().of(MigrationObservation.class).map(MigrationObservation::tools).orElse(List.of()).stream()
                .map(MigrationView::of)
                .toList();
    }

    private static MigrationView of(MigrationState state) {
        return new MigrationView(
                state.tool().label(),
                state.current(),
                state.wanted(),
                state.pending().map(List::size).orElse(null),
                state.standing().label(),
                state.detail().orElse(null));
    }
}
