package dev.lifeguard.watch;

import java.util.List;
import org.jboss.logging.Logger;

/** One line in the log per transition, none per round: a warning where it gets worse, else for information. */
public final class TransitionLog implements WatchListener {
    private static final Logger LOG = Logger.getLogger("dev.lifeguard.transition");

    /** What merely informs is no transition. */
    @Override
    public void changed(Change change) {
        if (isTransition(change)) {
            LOG.log(worse(change) ? Logger.Level.WARN : Logger.Level.INFO, line(change));
        }
    }

    static boolean isTransition(Change change) {
        return change.ofStatus() || hurts(change.appeared()) || hurts(change.gone());
    }

    /** For example {@code Target changed target=default status=down cause=connection_refused was=healthy}. */
    static String line(Change change) {
        TargetReport before = change.before();
        TargetReport after = change.after();
        return "Target changed target=" + after.name()
                + " status=" + after.status().label()
                + " cause=" + cause(after)
                + after.deeperRoot().map(root -> " root=" + root.cause().slug()).orElse("")
                + " was=" + before.status().label()
                + (before.worst().isPresent() ? " was_cause=" + cause(before) : "");
    }

    private static String cause(TargetReport report) {
        return report.worst().map(worst -> worst.cause().slug()).orElse("none");
    }

    /** Whether the application is worse off, or hurt by something it was not hurt by before. */
    static boolean worse(Change change) {
        Status status = change.after().status();
        int step = rank(status) - rank(change.before().status());
        return step > 0 || (step == 0 && status != Status.HEALTHY && hurts(change.appeared()));
    }

    private static boolean hurts(List<ActiveFinding> findings) {
        return findings.stream().anyMatch(ActiveFinding::hurts);
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
