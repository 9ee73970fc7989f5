package dev.lifeguard.observation;

import java.time.Instant;
import java.util.List;

/**
 * The certificate the server presented.
 *
 * @param names DNS names and addresses it is issued for, at most 16
 * @param notAfter the earliest end of validity in the presented chain
 */
public record CertificateFacts(String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter) {
    public CertificateFacts {
        names = List.copyOf(names);
    }
}
