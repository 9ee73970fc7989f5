package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * Something else answered: SSLRequest is answered by {@code S}, {@code N} or an ErrorResponse alone.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
public final class NotPostgres implements PathRule {
    @Override
    public Cause cause() {
        return Cause.NOT_POSTGRES;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.NotPostgres.class)
                .map(failure -> PathEvidence.of(snapshot).and("received", failure.received()));
    }
}
