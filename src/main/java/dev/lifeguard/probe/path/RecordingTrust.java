package dev.lifeguard.probe.path;

import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure.TlsFailed;
import dev.lifeguard.observation.TlsReason;
import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the server's certificate as far as {@code sslmode} asks for it, and remembers what it saw and why it refused:
 * the client's own exception does not tell. Checks trust first, then dates, then the host; nothing at all where no
 * authorities are given. Used for one handshake.
 */
final class RecordingTrust extends X509ExtendedTrustManager {
    private final TlsSettings tls;
    private final String host;
    private final Optional<X509TrustManager> authorities;
    private final InstantSource clock;
    private volatile @Nullable CertificateFacts seen;
    private volatile @Nullable TlsFailed refusal;

    RecordingTrust(TlsSettings tls, String host, Optional<X509TrustManager> authorities, InstantSource clock) {
        this.tls = tls;
        this.host = host;
        this.authorities = authorities;
        this.clock = clock;
    }

    Optional<CertificateFacts> certificate() {
        return Optional.ofNullable(seen);
    }

    /** Why our side refused the server's certificate. */
    Optional<TlsFailed> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        seen = factsOf(chain);
        if (authorities.isEmpty()) {
            return;
        }
        checkTrust(authorities.get(), chain, authType);
        checkDates(chain);
        if (tls.mode().verifiesHost() && !HostName.matches(chain[0], host)) {
            throw refuse(TlsReason.HOSTNAME, "it is not issued for " + host);
        }
    }

    private void checkTrust(X509TrustManager trusted, X509Certificate[] chain, String authType)
            throws CertificateException {
        try {
            trusted.checkServerTrusted(chain, authType);
        } catch (CertificateException distrusted) {
            Optional<BasicReason> reason = reasonOf(distrusted);
            if (reason.equals(Optional.of(BasicReason.EXPIRED))
                    || reason.equals(Optional.of(BasicReason.NOT_YET_VALID))) {
                checkDates(chain);
            }
            throw refuse(TlsReason.UNTRUSTED, "no trusted authority vouches for it");
        }
    }

    /** A certificate that is itself in the list of authorities passes the platform's check whatever its dates. */
    private void checkDates(X509Certificate[] chain) throws CertificateException {
        Instant now = clock.instant();
        for (X509Certificate each : chain) {
            Instant end = each.getNotAfter().toInstant();
            Instant start = each.getNotBefore().toInstant();
            if (now.isAfter(end)) {
                throw refuse(TlsReason.EXPIRED, "it was valid until " + end);
            }
            if (now.isBefore(start)) {
                throw refuse(TlsReason.NOT_YET_VALID, "it is valid from " + start);
            }
        }
    }

    private CertificateException refuse(TlsReason reason, String detail) {
        refusal = new TlsFailed(reason, detail);
        return new CertificateException(detail);
    }

    private static Optional<BasicReason> reasonOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertPathValidatorException path && path.getReason() instanceof BasicReason basic) {
                return Optional.of(basic);
            }
        }
        return Optional.empty();
    }

    private static CertificateFacts factsOf(X509Certificate[] chain) {
        X509Certificate leaf = chain[0];
        Instant end = leaf.getNotAfter().toInstant();
        for (X509Certificate each : chain) {
            Instant other = each.getNotAfter().toInstant();
            end = other.isBefore(end) ? other : end;
        }
        return new CertificateFacts(
                leaf.getSubjectX500Principal().getName(),
                leaf.getIssuerX500Principal().getName(),
                HostName.namesOf(leaf).stream().limit(16).toList(),
                leaf.getNotBefore().toInstant(),
                end);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this end is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
