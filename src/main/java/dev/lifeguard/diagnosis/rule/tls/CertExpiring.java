package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * The certificate of a session that works ends in less than {@value #DAYS} days. Once it has ended this still holds for as
 * long as nobody here verifies it; where verification fails, {@code cert_expired} is named instead.
 */
public final class CertExpiring implements Rule {
    static final int DAYS = 14;
    private static final Duration SOON = Duration.ofDays(DAYS);

    @Override
    public boolean isAboutTime() {
        return true;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .filter(path ->
                        path.answered() && path.server().map(ServerFacts::tls).orElse(true))
                .flatMap(PathObservation::certificate)
                .filter(certificate ->
                        certificate.notAfter().isBefore(snapshot.at().plus(SOON)))
                .map(certificate -> PathEvidence.of(snapshot)
                        .and("subject", certificate.subject())
                        .and("issuer", certificate.issuer())
                        .and("not_after", certificate.notAfter())
                        .and("days_left", daysLeft(snapshot, certificate)));
    }

    /** Whole days; none are left in the last one and after it. */
    private static long daysLeft(Snapshot snapshot, CertificateFacts certificate) {
        return Math.max(
                0, Duration.between(snapshot.at(), certificate.notAfter()).toDays());
    }
}
