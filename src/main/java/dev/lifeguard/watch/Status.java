package dev.lifeguard.watch;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.Labelled;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;

/** Whether the application can work with the target. */
public enum Status implements Labelled {
    HEALTHY,
    /** It works, with warnings. */
    DEGRADED,
    /** A critical finding: it cannot work. */
    DOWN,
    /** No answer yet, or none that is fresh enough to be believed. */
    UNKNOWN;

    /** A path that does not answer is down even where no rule has a name for it: never healthy by omission. */
    static Status of(Snapshot snapshot, List<Finding> findings) {
        if (snapshot.path().isEmpty()
                || snapshot.failure(PathFailure.NotFollowed.class).isPresent()) {
            return UNKNOWN;
        }
        if (any(Severity.CRITICAL, findings)
                || !snapshot.path().map(PathObservation::answered).orElse(false)) {
            return DOWN;
        }
        return any(Severity.WARNING, findings) ? DEGRADED : HEALTHY;
    }

    private static boolean any(Severity severity, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == severity) {
                return true;
            }
        }
        return false;
    }

    public boolean works() {
        return this == HEALTHY || this == DEGRADED;
    }
}
