package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The server refuses the password in this pod's variable and takes the one in the file that is mounted beside it: the
 * secret was rotated, and a variable is only read when a container starts.
 */
public final class CredentialsRotated implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.SecretMovedOn.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("role", snapshot.path().map(PathObservation::url).map(url -> url.effectiveUser()))
                        .and("sqlstate", failure.error().sqlstate())
                        .and("secret", failure.source())
                        .and(
                                "changed",
                                failure.changed()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()));
    }
}
