package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import dev.lifeguard.target.Endpoint;
import java.util.Optional;

/** The chain is trusted and the certificate is for other names than the host in the URL (RFC 9525). */
final class CertHostnameMismatch implements Rule {
    @Override
    public Cause cause() {
        return Cause.CERT_HOSTNAME_MISMATCH;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure -> failure.reason() == TlsReason.HOSTNAME)
                .map(failure -> Way.of(snapshot)
                        .and("host", snapshot.path().flatMap(Way::endpoint).map(Endpoint::host))
                        .and("names", Way.certificate(snapshot).map(CertificateFacts::names)));
    }
}
