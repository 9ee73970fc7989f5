package dev.lifeguard.probe.path;

import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What the pre-flight learned of an address where PostgreSQL's protocol is spoken.
 *
 * @param tcp time of the TCP handshake
 * @param offersTls whether the server answered the SSLRequest with yes
 * @param tls time from SSLRequest to the end of the handshake, or to the answer "no"
 * @param handshake why TLS failed; empty where it worked or was not offered
 */
record PreflightResult(
        Duration tcp,
        boolean offersTls,
        Duration tls,
        Optional<PathFailure> handshake,
        Optional<CertificateFacts> certificate) {

    /** The same, where TLS failed for another reason. */
    PreflightResult failing(PathFailure other) {
        return new PreflightResult(tcp, offersTls, tls, Optional.of(other), certificate);
    }
}
