package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The server wants a way of logging in that a URL cannot serve: peer, ident, GSSAPI, SSPI, OAuth. */
public final class AuthMethodMismatch implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return unsupported(snapshot).or(() -> refused(snapshot));
    }

    private static Optional<Evidence> unsupported(Snapshot snapshot) {
        return snapshot.failure(PathFailure.MethodUnsupported.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and("role", snapshot.path().map(path -> path.url().effectiveUser()))
                        .and("method", failure.method()));
    }

    private static Optional<Evidence> refused(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.state("28000", "auth_failed"))
                .flatMap(said -> LoginMethod.in(said.message(), said.role())
                        .map(method -> said.way()
                                .and("role", said.role())
                                .and("method", method)
                                .and("sqlstate", said.sqlstate())
                                .and("message", said.message())));
    }
}
