package dev.lifeguard.serve;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports as the watch would publish them. Facts never grow stale. */
public final class PublishedReports {
    public static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration FOREVER = Duration.ofDays(36500);

    private PublishedReports() {}

    public static Report of(TargetReport... targets) {
        return new Report(THEN, List.of(targets));
    }

    public static TargetReport unseen(String name) {
        return TargetReport.unseen(name, THEN, FOREVER);
    }

    public static TargetReport healthy(String name) {
        return target(name, Status.HEALTHY, true, List.of());
    }

    public static TargetReport down(String name, Cause cause, boolean everHealthy) {
        return down(name, new Finding(cause, Evidence.of("endpoint", "db:5432"), Optional.empty()), everHealthy);
    }

    public static TargetReport down(String name, Finding finding, boolean everHealthy) {
        return target(name, Status.DOWN, everHealthy, List.of(new ActiveFinding(finding, THEN, THEN)));
    }

    /** The same report, and one more thing that was seen. */
    public static TargetReport knowing(TargetReport report, Observation seen) {
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

    private static TargetReport target(String name, Status status, boolean everHealthy, List<ActiveFinding> findings) {
        return new TargetReport(
                name,
                "postgresql://app@db:5432/shop",
                status,
                THEN,
                Facts.none(THEN),
                findings,
                Optional.of(THEN),
                FOREVER,
                everHealthy);
    }
}
