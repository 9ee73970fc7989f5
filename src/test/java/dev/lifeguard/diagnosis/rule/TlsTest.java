package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_FAILED;
import static dev.lifeguard.finding.Cause.CERT_EXPIRED;
import static dev.lifeguard.finding.Cause.CERT_EXPIRING;
import static dev.lifeguard.finding.Cause.CERT_HOSTNAME_MISMATCH;
import static dev.lifeguard.finding.Cause.CERT_NOT_YET_VALID;
import static dev.lifeguard.finding.Cause.CERT_UNTRUSTED;
import static dev.lifeguard.finding.Cause.CLIENT_CERT_REQUIRED;
import static dev.lifeguard.finding.Cause.NO_PG_HBA_ENTRY;
import static dev.lifeguard.finding.Cause.SSL_NOT_SUPPORTED_BY_SERVER;
import static dev.lifeguard.finding.Cause.SSL_REQUIRED_BY_SERVER;
import static dev.lifeguard.finding.Cause.TLS_HANDSHAKE_FAILED;

import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.TlsReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whyTlsStandsInTheWayIsToldApart(Case row) {
        row.check();
    }

    static Stream<Case> whyTlsStandsInTheWayIsToldApart() {
        return Stream.of(
                named(
                                "no TLS on the server",
                                failing(new PathFailure.TlsRefused()).tls(TlsSettings.of(SslMode.REQUIRE)),
                                SSL_NOT_SUPPORTED_BY_SERVER)
                        .with("endpoint", "db:5432", "sslmode", "require"),
                named(
                                "TLS would be let in",
                                said(
                                                "28000",
                                                "ClientAuthentication",
                                                "kein pg_hba.conf-Eintrag für Host »10.0.0.9«, Benutzer »app«, Datenbank »shop«, keine Verschlüsselung")
                                        .tlsWorks(true)
                                        .tls(TlsSettings.of(SslMode.DISABLE)),
                                SSL_REQUIRED_BY_SERVER)
                        .with(
                                "endpoint",
                                "db:5432",
                                "sslmode",
                                "disable",
                                "sqlstate",
                                "28000",
                                "role",
                                "app",
                                "database",
                                "shop"),
                named(
                        "TLS would not be let in either",
                        said("28000", "ClientAuthentication", "no pg_hba.conf entry for host \"10.0.0.9\"")
                                .tlsWorks(false),
                        NO_PG_HBA_ENTRY),
                named("PgBouncer wants TLS", pooler("08P01", "SSL required"), SSL_REQUIRED_BY_SERVER),
                named(
                        "RDS Proxy wants TLS",
                        pooler("28000", "This RDS Proxy requires TLS connections"),
                        SSL_REQUIRED_BY_SERVER),
                named(
                        "Azure wants TLS",
                        pooler("28000", "SSL connection is required. Please specify SSL options and retry."),
                        SSL_REQUIRED_BY_SERVER),
                named("expired", tls(TlsReason.EXPIRED), CERT_EXPIRED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "subject",
                                "CN=db",
                                "issuer",
                                "CN=ca",
                                "not_after",
                                "2027-02-20T10:00:00Z"),
                named("not valid yet", tls(TlsReason.NOT_YET_VALID), CERT_NOT_YET_VALID)
                        .with(
                                "endpoint",
                                "db:5432",
                                "subject",
                                "CN=db",
                                "issuer",
                                "CN=ca",
                                "not_before",
                                "2026-11-21T10:00:00Z"),
                named("untrusted", tls(TlsReason.UNTRUSTED), CERT_UNTRUSTED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "subject",
                                "CN=db",
                                "issuer",
                                "CN=ca",
                                "ca_file",
                                "/ca.pem",
                                "reason",
                                "what the alert said"),
                named("a file of authorities that cannot be read", tls(TlsReason.CA_FILE_UNREADABLE), CERT_UNTRUSTED),
                named("another host's", tls(TlsReason.HOSTNAME), CERT_HOSTNAME_MISMATCH)
                        .with("endpoint", "db:5432", "host", "db", "names", List.of("db", "db.prod")),
                named(
                                "the handshake wants a client certificate",
                                tls(TlsReason.CLIENT_CERTIFICATE),
                                CLIENT_CERT_REQUIRED)
                        .with("endpoint", "db:5432", "detail", "what the alert said", "client_cert", "/me.pem"),
                named("our own key file cannot be read", tls(TlsReason.CLIENT_FILE_UNREADABLE), TLS_HANDSHAKE_FAILED),
                named(
                        "a server older than TLS from the first byte",
                        tls(TlsReason.DIRECT_NOT_TAKEN),
                        TLS_HANDSHAKE_FAILED),
                named("an alert that is not about us", tls(TlsReason.ALERT), TLS_HANDSHAKE_FAILED),
                named("no common version", tls(TlsReason.HANDSHAKE), TLS_HANDSHAKE_FAILED)
                        .with("endpoint", "db:5432", "detail", "what the alert said"),
                named(
                                "clientcert in pg_hba.conf",
                                said("28000", "ClientAuthentication", "connection requires a valid client certificate"),
                                CLIENT_CERT_REQUIRED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "detail",
                                "connection requires a valid client certificate",
                                "sqlstate",
                                "28000"),
                named(
                        "clientcert in pg_hba.conf, in Ukrainian",
                        said("28000", "ClientAuthentication", "підключення потребує припустимий сертифікат клієнта"),
                        CLIENT_CERT_REQUIRED),
                named(
                        "the method cert refuses the role",
                        said("28000", "auth_failed", "certificate authentication failed for user \"app\""),
                        CLIENT_CERT_REQUIRED),
                named(
                        "the method cert refuses the role, in Chinese",
                        said("28000", "auth_failed", "用户 \"app\" 的认证失败"),
                        CLIENT_CERT_REQUIRED),
                named(
                        "RADIUS in Chinese is not cert",
                        said("28000", "auth_failed", "用户 \"app\" 的RADIUS认证失败"),
                        AUTH_FAILED),
                named(
                        "PgBouncer wants a client certificate",
                        pooler("08P01", "TLS client certificate required"),
                        CLIENT_CERT_REQUIRED),
                named("fourteen days are enough", endsInMillis(14 * DAY)),
                named("a millisecond less is not", endsInMillis(14 * DAY - 1), CERT_EXPIRING)
                        .with(
                                "endpoint",
                                "db:5432",
                                "subject",
                                "CN=db",
                                "issuer",
                                "CN=ca",
                                "not_after",
                                "2026-12-06T09:59:59.999Z",
                                "days_left",
                                13L),
                named("ended, and nobody here verifies it", endsInMillis(-1), CERT_EXPIRING),
                named(
                        "ended, and refused for it",
                        tls(TlsReason.EXPIRED).presenting(Situation.certificate(Situation.NOW.minusMillis(1))),
                        CERT_EXPIRED),
                named(
                        "a session without TLS has no certificate that could end",
                        endsInMillis(DAY).server(false, false, true, false)),
                named(
                        "not while the login fails for another reason",
                        said("28P01", "auth_failed", "")
                                .presenting(Situation.certificate(Situation.NOW.plusMillis(DAY))),
                        AUTH_FAILED));
    }

    private static Situation tls(TlsReason reason) {
        return failing(new PathFailure.TlsFailed(reason, "what the alert said"))
                .presenting(Situation.certificate(Situation.NOW.plusSeconds(90L * 86400)))
                .tls(new TlsSettings(
                        SslMode.VERIFY_FULL, Optional.of("/ca.pem"), Optional.of("/me.pem"), Optional.empty()));
    }

    private static Situation endsInMillis(long millis) {
        return healthy().presenting(Situation.certificate(Situation.NOW.plusMillis(millis)));
    }

    private static final long DAY = 86_400_000L;
}
