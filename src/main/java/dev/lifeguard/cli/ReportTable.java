package dev.lifeguard.cli;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report as people read it: a block a target, the root cause first. */
final class ReportTable {
    private static final String INDENT = "  ";

    private final TerminalColors paint;
    private final FindingBlock findings;

    ReportTable(Wordings words, TerminalColors paint) {
        this.paint = paint;
        this.findings = new FindingBlock(words, paint);
    }

    String of(Report report) {
        return report.targets().stream()
                .map(target -> String.join("\n", block(target, report.generatedAt())) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private List<String> block(TargetReport target, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(target, target.statusAt(now)));
        String path = PathChain.of(target.timings(), broken(target), now, paint);
        if (!path.isEmpty()) {
            lines.add(INDENT + "path    " + path);
        }
        target.server().ifPresent(server -> lines.add(INDENT + "server  " + describe(server)));
        target.facts()
                .of(ActivityObservation.class)
                .ifPresent(seen -> SlotLines.of(seen).forEach(line -> lines.add(INDENT + line)));
        SchemaLine.all(target).forEach(line -> lines.add(INDENT + "schema  " + line));
        for (ActiveFinding active : target.findings()) {
            lines.add("");
            lines.addAll(findings.of(active.finding()));
        }
        return lines;
    }

    private String heading(TargetReport target, Status status) {
        String verdict = symbol(status) + " " + target.name() + "  " + status.label();
        return paint.bold(paint.as(status, verdict))
                + (target.url().isEmpty() ? "" : "  " + Paragraph.printable(target.url()));
    }

    private static String symbol(Status status) {
        return switch (status) {
            case HEALTHY -> "✓";
            case DEGRADED -> "!";
            case DOWN -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static Optional<Phase> broken(TargetReport target) {
        return target.findings().stream()
                .map(ActiveFinding::finding)
                .map(Finding::phase)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String describe(ServerFacts server) {
        return Paragraph.printable(server.version().map("PostgreSQL "::concat).orElse("of unknown version")
                + server.inRecovery()
                        .map(standby -> standby ? ", standby" : ", primary")
                        .orElse("")
                + (server.isReadOnly() ? ", read-only by default" : "")
                + (server.tls() ? ", TLS" : ", no TLS"));
    }
}
