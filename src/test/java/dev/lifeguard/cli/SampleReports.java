package dev.lifeguard.cli;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports to render and judge, all taken at {@link #NOW}. */
final class SampleReports {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Sentences that do not change when a runbook does. */
    static final Wordings WORDS = Wordings.from(runbook ->
            "---\nsummary: Summary of " + runbook.replace("runbooks/", "").replace(".md", "") + "\n---\n");

    private SampleReports() {}

    static Report of(TargetReport... targets) {
        return new Report(NOW, List.of(targets));
    }

    static TargetReport unseen(String name) {
        return TargetReport.unseen(name, NOW, Duration.ofSeconds(5));
    }

    static TargetReport healthy(String name) {
        return target(name, Status.HEALTHY, Timings.fresh(allPhases()), Optional.of(server()));
    }

    static TargetReport down(String name, Timings timings, Finding... findings) {
        return target(name, Status.DOWN, timings, Optional.empty(), findings);
    }

    static TargetReport degraded(String name, Finding... findings) {
        return target(name, Status.DEGRADED, Timings.fresh(allPhases()), Optional.of(server()), findings);
    }

    /** A finding for which the path ends there. */
    static Finding finding(Cause cause, Phase phase, Evidence evidence) {
        return new Finding(cause, evidence, Optional.empty(), Optional.of(phase));
    }

    static Finding finding(Cause cause) {
        return new Finding(cause, Evidence.none(), Optional.empty());
    }

    static TargetReport target(
            String name, Status status, Timings timings, Optional<ServerFacts> server, Finding... findings) {
        List<ActiveFinding> active = List.of(findings).stream()
                .map(finding -> new ActiveFinding(finding, NOW, NOW))
                .toList();
        return new TargetReport(
                name,
                "postgresql://app@db:5432/shop",
                status,
                NOW,
                Facts.of(NOW, timings, server, Optional.empty()),
                active,
                Optional.of(NOW),
                Duration.ofSeconds(5),
                status.works());
    }

    /** The same report, and one more thing that was seen. */
    static TargetReport with(TargetReport report, Observation seen) {
        return new TargetReport(
                report.name(),
                report.url(),
                report.status(),
                report.since(),
                report.facts().with(seen),
                report.findings(),
                report.confirmedAt(),
                report.staleAfter(),
                report.everHealthy());
    }

    static ServerFacts server() {
        return Facts.server("16.4", false, false, 100, true, true);
    }

    static Map<Phase, Duration> allPhases() {
        Map<Phase, Duration> times = new EnumMap<>(Phase.class);
        times.put(Phase.DNS, Duration.ofNanos(400_000));
        times.put(Phase.TCP, Duration.ofNanos(800_000));
        times.put(Phase.TLS, Duration.ofNanos(3_100_000));
        times.put(Phase.AUTH, Duration.ofNanos(5_200_000));
        times.put(Phase.QUERY, Duration.ofNanos(900_000));
        return times;
    }

    static Timings until(Phase last) {
        Map<Phase, Duration> times = allPhases();
        times.keySet().removeIf(phase -> phase.compareTo(last) > 0);
        return Timings.fresh(times);
    }
}
