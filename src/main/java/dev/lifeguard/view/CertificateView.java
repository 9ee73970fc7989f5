package dev.lifeguard.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lifeguard.observation.CertificateFacts;
import java.util.List;

/** The certificate the server presented. */
@JsonPropertyOrder({"subject", "issuer", "names", "notBefore", "notAfter"})
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
