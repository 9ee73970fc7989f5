package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The server answers SSLRequest with {@code N}: {@code ssl = off}, or a pooler without a certificate. */
public final class SslNotSupportedByServer implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsRefused.class)
                .map(failure -> PathEvidence.of(snapshot)
                        .and(
                                "sslmode",
                                snapshot.path()
                                        .map(path -> path.url().tls().mode().libpqName())));
    }
}
