package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** The chain leads to no authority we were told to trust, or the file of authorities itself cannot be read. */
final class CertUntrusted implements Rule {
    @Override
    public Cause cause() {
        return Cause.CERT_UNTRUSTED;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure ->
                        failure.reason() == TlsReason.UNTRUSTED || failure.reason() == TlsReason.CA_FILE_UNREADABLE)
                .map(failure -> Way.of(snapshot)
                        .and("subject", Way.certificate(snapshot).map(CertificateFacts::subject))
                        .and("issuer", Way.certificate(snapshot).map(CertificateFacts::issuer))
                        .and(
                                "ca_file",
                                snapshot.path().flatMap(path -> path.url().tls().rootCert()))
                        .and("reason", failure.detail()));
    }
}
