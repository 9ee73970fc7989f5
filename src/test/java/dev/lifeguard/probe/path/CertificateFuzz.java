package dev.lifeguard.probe.path;

import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.testing.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** The chain that a server presents. */
public final class CertificateFuzz implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Override
    public void read(byte[] input) {
        RecordingTrust trust =
                new RecordingTrust(TlsSettings.of(SslMode.VERIFY_FULL), "db.example", Optional.empty(), () -> NOW);
        try {
            X509Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(input))
                    .toArray(X509Certificate[]::new);
            if (chain.length > 0) {
                trust.checkServerTrusted(chain, "ECDHE_ECDSA");
            }
        } catch (CertificateException refused) {
            // is how a handshake is told
        }
    }
}
