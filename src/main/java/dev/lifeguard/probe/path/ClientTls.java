package dev.lifeguard.probe.path;

import dev.lifeguard.database.TlsSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/** This end of one TLS handshake, and what it learned about the other. */
record ClientTls(RecordingTrust trust, RecordingIdentity identity) {
    /** What several handshakes share: the files, read once a walk. */
    record Material(
            TlsSettings tls,
            Optional<X509TrustManager> authorities,
            Optional<X509ExtendedKeyManager> identity,
            InstantSource clock) {
        /** Reads files, so belongs on a worker. */
        static Material load(Vertx vertx, TlsSettings tls, InstantSource clock) throws ClassifiedFailure {
            return new Material(tls, Authorities.of(tls), Identity.load(vertx, tls), clock);
        }

        /** For finding out whether TLS would get further, without judging anybody. */
        static Material permissive(TlsSettings tls, InstantSource clock) {
            return new Material(tls, Optional.empty(), Optional.empty(), clock);
        }

        ClientTls handshakeWith(String host) {
            return new ClientTls(new RecordingTrust(tls, host, authorities, clock), new RecordingIdentity(identity));
        }
    }

    <O extends TCPSSLOptions> O applyTo(O options) {
        options.setTrustOptions(TrustOptions.wrap(trust));
        options.setKeyCertOptions(KeyCertOptions.wrap(identity));
        return options;
    }
}
