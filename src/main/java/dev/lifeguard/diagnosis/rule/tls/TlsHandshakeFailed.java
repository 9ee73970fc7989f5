package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/** TLS failed in any other way: no common version or cipher, an alert, garbage, or our own key file that cannot be read. */
public final class TlsHandshakeFailed implements PathRule {
    @Override
    public Cause cause() {
        return Cause.TLS_HANDSHAKE_FAILED;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure ->
                        failure.reason() == TlsReason.HANDSHAKE || failure.reason() == TlsReason.CLIENT_FILE_UNREADABLE)
                .map(failure -> PathEvidence.of(snapshot).and("detail", failure.detail()));
    }
}
