package dev.lifeguard.finding;

import java.util.Optional;

/**
 * A cause that holds, and the facts that say so. The sentence is built where it is shown, by {@link Wording}.
 *
 * @param causedBy the cause behind this one; empty for a root
 */
public record Finding(Cause cause, Evidence evidence, Optional<Cause> causedBy) {
    public Finding(Cause cause, Evidence evidence) {
        this(cause, evidence, Optional.empty());
    }

    public Severity severity() {
        return cause.severity();
    }

    public Scope scope() {
        return cause.scope();
    }
}
