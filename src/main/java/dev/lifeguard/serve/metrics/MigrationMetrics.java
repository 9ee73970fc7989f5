package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Tag;

/** How many migrations are pending, of every tool of which it was known once. */
@Singleton
record MigrationMetrics(ReportGauges gauges) implements WatchListener {
    @Override
    public void reported(Change change) {
        if (migrations(change.after()).equals(migrations(change.before()))) {
            return;
        }
        tools(change.after())
                .filter(state -> state.pending().isPresent())
                .forEach(state -> register(change.after().name(), state.tool()));
    }

    private void register(String target, MigrationTool tool) {
        gauges.fact(
                Metric.MIGRATIONS_PENDING, target, report -> pending(report, tool), new Tag(Metric.TOOL, tool.label()));
    }

    private static Optional<Integer> pending(TargetReport report, MigrationTool tool) {
        return tools(report)
                .filter(state -> state.tool() == tool)
                .flatMap(state -> state.pending().stream())
                .map(List::size)
                .findFirst();
    }

    private static Stream<MigrationState> tools(TargetReport report) {
        return migrations(report).stream().flatMap(seen -> seen.tools().stream());
    }

    private static Optional<MigrationObservation> migrations(TargetReport report) {
        return report.facts().of(MigrationObservation.class);
    }
}
