package dev.lifeguard.watch;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One line in the log per transition, none per round: a warning where it gets worse, else for information. */
public final class TransitionLog implements WatchListener {
    private static final Logger LOG = Logger.getLogger("dev.lifeguard.transition");

    /** What merely informs is no transition. */
    @Override
    public void changed(TargetReport before, TargetReport after) {
        if (isTransition(before, after)) {
            LOG.log(worse(before, after) ? Logger.Level.WARN : Logger.Level.INFO, line(before, after));
        }
    }

    static boolean isTransition(TargetReport before, TargetReport after) {
        return before.status() != after.status() || !hurting(before).equals(hurting(after));
    }

    /** For example {@code Target changed target=default status=down cause=connection_refused was=healthy}. */
    static String line(TargetReport before, TargetReport after) {
        return "Target changed target=" + after.name()
                + " status=" + after.status().label()
                + " cause=" + cause(after)
                + after.deeperRoot()
                        .map(root -> " root=" + root.finding().cause().slug())
                        .orElse("")
                + " was=" + before.status().label()
                + (before.worst().isPresent() ? " was_cause=" + cause(before) : "");
    }

    private static String cause(TargetReport report) {
        return report.worst().map(worst -> worst.finding().cause().slug()).orElse("none");
    }

    /** Whether the application is worse off, or hurt by something it was not hurt by before. */
    static boolean worse(TargetReport before, TargetReport after) {
        int change = rank(after.status()) - rank(before.status());
        return change > 0 || (change == 0 && after.status() != Status.HEALTHY && hasMore(before, after));
    }

    private static Set<Cause> hurting(TargetReport report) {
        return report.findings().stream()
                .map(ActiveFinding::finding)
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::cause)
                .collect(Collectors.toSet());
    }

    private static boolean hasMore(TargetReport before, TargetReport after) {
        return !hurting(before).containsAll(hurting(after));
    }

    /** Not knowing is next to healthy: a first verdict is news only where it is a bad one. */
    private static int rank(Status status) {
        return switch (status) {
            case HEALTHY -> 0;
            case UNKNOWN -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
        };
    }
}
