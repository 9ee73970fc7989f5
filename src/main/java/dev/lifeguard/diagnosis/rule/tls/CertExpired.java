package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** A certificate of the presented chain is past its {@code notAfter} (RFC 5280, 4.1.2.5). */
public final class CertExpired implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return RefusedCertificate.in(snapshot, TlsReason.EXPIRED)
                .map(evidence -> evidence.and(
                        "not_after", PathEvidence.certificate(snapshot).map(CertificateFacts::notAfter)));
    }
}
