package dev.lifeguard.diagnosis;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;

/** When one cause holds. Pure: no clock, no I/O; the snapshot's {@code at} is its only time. */
public interface Rule {
    /** The facts that prove the cause; empty where it does not hold or cannot be told. */
    Optional<Evidence> judge(Snapshot snapshot);

    /** Whether what holds may change by time alone: by how long an answer took, or by what time it is. */
    default boolean isAboutTime() {
        return false;
    }

    /** Causes that lie behind this one wherever they hold too, the likeliest first. */
    default List<Cause> causedBy() {
        return List.of();
    }

    /** The same, where the facts say which of them is the likeliest. Asked only where this cause holds. */
    default List<Cause> causedBy(Snapshot snapshot) {
        return causedBy();
    }

    /** The phase in which the path ends because of this cause, if it does. Asked only where this cause holds. */
    default Optional<Phase> phase(Snapshot snapshot) {
        return Optional.empty();
    }
}
