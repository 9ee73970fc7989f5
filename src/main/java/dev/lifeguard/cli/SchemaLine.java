package dev.lifeguard.cli;

import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.watch.TargetReport;
import java.util.List;

/** Where a tool's migrations stand, in a few words: {@code alembic at ae10, pending (2)}. */
final class SchemaLine {
    private static final int MOST_SHOWN = 4;

    private SchemaLine() {}

    static List<String> all(TargetReport target) {
        return target.facts().of(MigrationObservation.class).map(MigrationObservation::tools).orElse(List.of()).stream()
                .map(SchemaLine::of)
                .toList();
    }

    private static String of(MigrationState state) {
        int pending = state.pending().map(List::size).orElse(0);
        return Paragraph.printable(state.tool().label() + " at " + place(state.current()) + ", "
                + state.standing().label() + (pending > 0 ? " (" + pending + ")" : "")
                + state.detail().map(clause -> ": " + clause).orElse(""));
    }

    private static String place(List<String> current) {
        if (current.isEmpty()) {
            return "nothing";
        }
        String shown = String.join(", ", current.subList(0, Math.min(current.size(), MOST_SHOWN)));
        return current.size() > MOST_SHOWN ? shown + ", …" : shown;
    }
}
