package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * Something else answered: SSLRequest is answered by {@code S}, {@code N} or an ErrorResponse alone; or what answers speaks
 * the protocol and sends more than PostgreSQL ever does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
public final class NotPostgres implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Optional<Evidence> other = snapshot.failure(PathFailure.NotPostgres.class)
                .map(failure -> PathEvidence.of(snapshot).and("received", failure.received()));
        return other.or(() -> snapshot.failure(PathFailure.TooMuchSent.class)
                .map(failure -> PathEvidence.of(snapshot).and("flood", failure.what())));
    }
}
