package dev.lifeguard.cli;

import dev.lifeguard.drill.DatabaseSample;
import dev.lifeguard.drill.DrillConclusion;
import dev.lifeguard.drill.DrillResult;
import dev.lifeguard.drill.Figures;
import dev.lifeguard.drill.Load;
import dev.lifeguard.drill.Percentiles;
import dev.lifeguard.watch.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drill for people: how it ended, the figures, and what to set. */
record DrillTable(TerminalColors paint) {
    String of(DrillResult result) {
        Load load = result.load();
        Percentiles times = load.times();
        List<String> lines = new ArrayList<>();
        String how = result.plan().requests() + " requests, " + result.plan().concurrency() + " at once";
        lines.add(
                result.held()
                        ? paint.as(Status.HEALTHY, "✓ held") + "  "
                                + result.plan().url() + "  " + how
                        : paint.broken("✗ fell over") + "  " + result.plan().url() + "  " + how);
        lines.add("");
        lines.add(line(
                "answers",
                load.answered() + " ok, " + load.refused() + " errors, " + load.failed() + " without connection, "
                        + load.hung() + " hung" + cut(result)));
        lines.add(line(
                "rate",
                String.format(Locale.ROOT, "%.0f a second for %s", load.throughput(), Figures.time(load.took()))));
        lines.add(line(
                "time",
                "fastest " + Figures.time(times.fastest()) + ", p50 " + Figures.time(times.p50())
                        + ", p90 " + Figures.time(times.p90()) + ", p99 " + Figures.time(times.p99()) + ", slowest "
                        + Figures.time(times.slowest())));
        pool(result.usage().peak()).forEach(lines::add);
        if (!result.statements().isEmpty()) {
            lines.add("");
        }
        result.statements().forEach(said -> said(said, lines));
        return String.join("\n", lines) + "\n";
    }

    private static String cut(DrillResult result) {
        int missing = result.plan().requests() - result.load().sent();
        return missing == 0 ? "" : ", " + missing + " not sent in time";
    }

    private static List<String> pool(DatabaseSample peak) {
        List<String> lines = new ArrayList<>();
        peak.sessions()
                .ifPresent(most -> lines.add(line(
                        "sessions",
                        "at most " + most
                                + peak.ceiling()
                                        .map(ceiling -> " of " + ceiling)
                                        .orElse("")
                                + peak.busy().map(busy -> ", " + busy + " busy").orElse("")
                                + peak.waiting()
                                        .map(waiting -> ", " + waiting + " waiting for a lock")
                                        .orElse(""))));
        peak.query()
                .ifPresent(query ->
                        lines.add(line("database", "the sidecar's own query took at most " + Figures.time(query))));
        return lines;
    }

    private static String line(String name, String text) {
        return "  " + name + " ".repeat(10 - name.length()) + text;
    }

    private static void said(DrillConclusion said, List<String> lines) {
        lines.addAll(Paragraph.of("  - ", said.text()));
        said.setting().ifPresent(setting -> lines.add("      " + setting));
    }
}
