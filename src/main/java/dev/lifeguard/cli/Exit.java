package dev.lifeguard.cli;

import dev.lifeguard.finding.Severity;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.util.Comparator;

/** How a command ends, best first. The codes are those that monitoring plugins have always used. */
public enum Exit {
    HEALTHY(0),
    WARNINGS(1),
    /** Nothing is known, or the command was used wrongly. */
    UNKNOWN(3),
    /** Worse than {@link #UNKNOWN}: it is certain. */
    CRITICAL(2);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The worst of all targets. */
    public static Exit of(Report report) {
        return report.targets().stream()
                .map(target -> of(target, target.statusAt(report.generatedAt())))
                .max(Comparator.naturalOrder())
                .orElse(UNKNOWN);
    }

    private static Exit of(TargetReport target, Status status) {
        if (status == Status.UNKNOWN) {
            return UNKNOWN;
        }
        if (status == Status.DOWN || holds(target, Severity.CRITICAL)) {
            return CRITICAL;
        }
        return status == Status.DEGRADED || holds(target, Severity.WARNING) ? WARNINGS : HEALTHY;
    }

    private static boolean holds(TargetReport target, Severity severity) {
        return target.findings().stream().anyMatch(active -> active.severity() == severity);
    }
}
