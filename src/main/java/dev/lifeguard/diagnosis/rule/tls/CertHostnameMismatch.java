package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** The chain is trusted and the certificate is for other names than the host in the URL (RFC 9525). */
public final class CertHostnameMismatch implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure -> failure.reason() == TlsReason.HOSTNAME)
                .map(failure -> PathEvidence.of(snapshot)
                        .and(
                                "host",
                                snapshot.path().flatMap(PathEvidence::endpoint).map(Endpoint::host))
                        .and("names", PathEvidence.certificate(snapshot).map(CertificateFacts::names)));
    }
}
