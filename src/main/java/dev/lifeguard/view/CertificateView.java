package dev.lifeguard.view;

import dev.lifeguard.observation.CertificateFacts;
import java.util.List;

/** The certificate the server presented. */
public record CertificateView(String subject, String issuer, List<String> names, String notBefore, String notAfter) {

    static CertificateView of(CertificateFacts facts) {
        return new CertificateView(
                facts.subject(),
                facts.issuer(),
                facts.names(),
                Shown.time(facts.notBefore()),
                Shown.time(facts.notAfter()));
    }
}
