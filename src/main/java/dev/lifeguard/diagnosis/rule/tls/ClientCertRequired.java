package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.database.PemSetting;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.ServerPhrase;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;

/**
 * The handshake, or {@code pg_hba.conf} after it, wants a certificate from the client and got none that is good enough:
 * {@code ClientAuthentication} with 28000 for {@code clientcert=}, where the message does not speak of {@code pg_hba.conf};
 * {@code auth_failed} for the method {@code cert} ({@code src/backend/libpq/auth.c}).
 */
public final class ClientCertRequired implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Optional<Evidence> handshake = snapshot.failure(PathFailure.TlsFailed.class)
                .filter(failure -> failure.reason() == TlsReason.CLIENT_CERTIFICATE)
                .map(failure -> evidence(snapshot, failure.detail()));
        return handshake.or(() -> ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.CLIENT_CERT_REQUIRED) || wanted(said))
                .map(said -> evidence(snapshot, said.message()).and("sqlstate", said.sqlstate())));
    }

    private static Evidence evidence(Snapshot snapshot, String detail) {
        return PathEvidence.of(snapshot)
                .and("detail", detail)
                .and(
                        "client_cert",
                        snapshot.path().flatMap(path -> path.url().tls().cert().map(PemSetting::shown)));
    }

    private static boolean wanted(ServerRefusal said) {
        return (said.state("28000", "ClientAuthentication") && !said.byHba()) || refused(said);
    }

    /** Whether the method {@code cert} refused the role. */
    public static boolean refused(ServerRefusal said) {
        return said.state("28000", "auth_failed") && ServerPhrase.CERTIFICATE_FAILED.in(said.message());
    }
}
