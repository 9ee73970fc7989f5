package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * Servers of the URL let us in, and none is what {@code target_session_attrs} or {@code targetServerType} wants, so that
 * every driver leaves them again. A preference is always met in the end.
 */
public final class SessionAttributesUnmet implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.SessionUnwanted.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("wanted", failure.wanted())
                        .and("found", failure.found()));
    }
}
