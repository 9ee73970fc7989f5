package dev.lifeguard.diagnosis;

import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** A rule that names how the path failed: where its cause holds, the path ended in the phase that failed. */
public interface PathRule extends Rule {
    @Override
    default Optional<Phase> phase(Snapshot snapshot) {
        return snapshot.failedPhase();
    }
}
