package dev.lifeguard.finding;

import dev.lifeguard.observation.Phase;
import java.util.Optional;

/**
 * A cause that holds, and the facts that say so. The sentence is built where it is shown, by {@link Wording}.
 *
 * @param causedBy the cause behind this one; empty for a root
 * @param phase where the path to the database ends because of it; empty where it does not end there
 */
public record Finding(Cause cause, Evidence evidence, Optional<Cause> causedBy, Optional<Phase> phase) {
    /** A finding that is about no phase of the path. */
    public Finding(Cause cause, Evidence evidence, Optional<Cause> causedBy) {
        this(cause, evidence, causedBy, Optional.empty());
    }

    public Severity severity() {
        return cause.severity();
    }

    public Scope scope() {
        return cause.scope();
    }
}
