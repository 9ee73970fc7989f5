package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** A certificate of the presented chain is before its {@code notBefore} (RFC 5280, 4.1.2.5), or this clock is slow. */
public final class CertNotYetValid implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return RefusedCertificate.in(snapshot, TlsReason.NOT_YET_VALID)
                .map(evidence -> evidence.and(
                        "not_before", PathEvidence.certificate(snapshot).map(CertificateFacts::notBefore)));
    }
}
