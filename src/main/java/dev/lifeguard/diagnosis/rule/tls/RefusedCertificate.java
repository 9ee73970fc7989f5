package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure.TlsFailed;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;
import java.util.Set;

/** The server's certificate, where we refused it. */
final class RefusedCertificate {
    private RefusedCertificate() {}

    /** Whose it is and who issued it; empty where the handshake did not fail for one of these reasons. */
    static Optional<Evidence> in(Snapshot snapshot, TlsReason... reasons) {
        return snapshot.failure(TlsFailed.class)
                .filter(failure -> Set.of(reasons).contains(failure.reason()))
                .map(failure -> PathEvidence.of(snapshot)
                        .and("subject", PathEvidence.certificate(snapshot).map(CertificateFacts::subject))
                        .and("issuer", PathEvidence.certificate(snapshot).map(CertificateFacts::issuer)));
    }
}
