package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure.TlsFailed;
import dev.lifeguard.observation.TlsReason;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why a handshake failed: our own refusal, the server's alert, or plain trouble. */
final class TlsFailures {
    private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

    /** Alerts a server sends about the client's certificate: RFC 8446, section 6.2. */
    private static final Set<String> ABOUT_CLIENT = Set.of(
            "certificate_required",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied");

    private TlsFailures() {}

    static TlsFailed of(Throwable thrown, ClientTls tls) {
        return tls.trust()
                .refusal()
                .or(() -> alerted(thrown, tls))
                .orElseGet(() -> new TlsFailed(TlsReason.HANDSHAKE, reasonOf(thrown)));
    }

    /** The server's alert, wherever in the chain of causes it is told. */
    static Optional<TlsFailed> alerted(Throwable thrown, ClientTls tls) {
        return alertOf(thrown).map(alert -> answered(alert, tls));
    }

    /** The server hung up without a word after it had asked for a certificate. */
    static TlsFailed endedAfterCertificate() {
        return new TlsFailed(
                TlsReason.CLIENT_CERTIFICATE,
                "the server asked for a client certificate and then closed the connection");
    }

    private static TlsFailed answered(String alert, ClientTls tls) {
        boolean aboutClient = ABOUT_CLIENT.contains(alert) && tls.identity().asked();
        boolean missing = alert.equals("handshake_failure")
                && tls.identity().asked()
                && !tls.identity().given();
        boolean certificate = aboutClient || missing || alert.equals("certificate_required");
        return new TlsFailed(
                certificate ? TlsReason.CLIENT_CERTIFICATE : TlsReason.ALERT,
                "the server ended the handshake with the alert " + alert);
    }

    private static Optional<String> alertOf(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                Matcher matcher = ALERT.matcher(String.valueOf(each.getMessage()));
                if (matcher.find()) {
                    return Optional.of(matcher.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static String reasonOf(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SSLException && each.getMessage() != null) {
                return each.getMessage();
            }
        }
        return "the connection was closed in the middle of the handshake";
    }
}
