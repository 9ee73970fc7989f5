package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;
import java.util.Set;

/** TLS failed in any other way: no common version or cipher, an alert, garbage, or our own key file that cannot be read. */
public final class TlsHandshakeFailed implements PathRule {
    private static final Set<TlsReason> REASONS =
            Set.of(TlsReason.HANDSHAKE, TlsReason.ALERT, TlsReason.CLIENT_FILE_UNREADABLE, TlsReason.DIRECT_NOT_TAKEN);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure -> REASONS.contains(failure.reason()))
                .map(failure -> evidence(PathEvidence.of(snapshot), failure));
    }

    private static Evidence evidence(Evidence path, PathFailure.TlsFailed failure) {
        return failure.reason() == TlsReason.DIRECT_NOT_TAKEN
                ? path.and("negotiation", "direct").and("detail", failure.detail())
                : path.and("detail", failure.detail());
    }
}
