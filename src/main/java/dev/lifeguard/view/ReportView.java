package dev.lifeguard.view;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.watch.Report;
import java.time.Instant;
import java.util.List;

/** The state of all targets. */
public record ReportView(String generatedAt, List<TargetView> targets) {

    /**
     * The report as it is shown.
     *
     * @param now decides which facts are too old to be believed
     */
    public static ReportView of(Report report, Wordings wordings, Instant now) {
        return new ReportView(
                Shown.time(report.generatedAt()),
                report.targets().stream()
                        .map(target -> TargetView.of(target, wordings, now))
                        .toList());
    }
}
