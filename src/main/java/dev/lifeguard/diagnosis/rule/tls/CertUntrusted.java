package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.database.PemSetting;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** The chain leads to no authority we were told to trust, or the file of authorities itself cannot be read. */
public final class CertUntrusted implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return RefusedCertificate.in(snapshot, TlsReason.UNTRUSTED, TlsReason.CA_FILE_UNREADABLE)
                .map(evidence -> evidence.and(
                                "ca_file",
                                snapshot.path()
                                        .flatMap(path ->
                                                path.url().tls().rootCert().map(PemSetting::shown)))
                        .and(
                                "reason",
                                snapshot.failure(PathFailure.TlsFailed.class).map(PathFailure.TlsFailed::detail)));
    }
}
