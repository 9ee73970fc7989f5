package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_METHOD_MISMATCH;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.NO_PG_HBA_ENTRY;

import dev.lifeguard.observation.PathFailure;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a role may prove who it is, and the server's file that says so. */
class LoginMethodTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatTheServerDemandsIsTold(Case row) {
        row.check();
    }

    static Stream<Case> whatTheServerDemandsIsTold() {
        return Stream.of(
                named(
                                "peer",
                                said("28000", "auth_failed", "Peer authentication failed for user \"app\""),
                                AUTH_METHOD_MISMATCH)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "method",
                                "peer",
                                "sqlstate",
                                "28000",
                                "message",
                                "Peer authentication failed for user \"app\""),
                named(
                        "peer, in German",
                        said("28000", "auth_failed", "Peer-Authentifizierung für Benutzer »app« fehlgeschlagen"),
                        AUTH_METHOD_MISMATCH),
                named(
                        "peer, in Chinese, where the word is translated",
                        said("28000", "auth_failed", "对用户\"app\"的对等认证失败"),
                        AUTH_METHOD_MISMATCH),
                named(
                        "ident, in Georgian, where the word is translated",
                        said(
                                "28000",
                                "auth_failed",
                                "იდენტიფიკაციით ავთენტიფიკაცია მომხმარებლისთვის \"app\" ვერ მოხერხდა"),
                        AUTH_METHOD_MISMATCH),
                named(
                                "GSSAPI, in Russian",
                                said(
                                        "28000",
                                        "auth_failed",
                                        "пользователь \"app\" не прошёл проверку подлинности (GSSAPI)"),
                                AUTH_METHOD_MISMATCH)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "method",
                                "GSSAPI",
                                "sqlstate",
                                "28000",
                                "message",
                                "пользователь \"app\" не прошёл проверку подлинности (GSSAPI)"),
                named(
                                "OAuth",
                                said("28000", "auth_failed", "OAuth bearer authentication failed for user \"app\""),
                                AUTH_METHOD_MISMATCH)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "method",
                                "oauth",
                                "sqlstate",
                                "28000",
                                "message",
                                "OAuth bearer authentication failed for user \"app\""),
                named(
                                "a method that a URL cannot serve",
                                failing(new PathFailure.MethodUnsupported("SSPI")),
                                AUTH_METHOD_MISMATCH)
                        .with("endpoint", "db:5432", "role", "app", "method", "SSPI"),
                named(
                                "no line in pg_hba.conf",
                                said("28000", "ClientAuthentication", "pg_hba.conf にホスト\"10.0.0.9\"用のエントリがありません")
                                        .presenting(Situation.certificate(Situation.NOW.plusSeconds(90L * 86400))),
                                NO_PG_HBA_ENTRY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "database",
                                "shop",
                                "tls",
                                true,
                                "sqlstate",
                                "28000",
                                "message",
                                "pg_hba.conf にホスト\"10.0.0.9\"用のエントリがありません"),
                named(
                                "no line in pg_hba.conf but with TLS, which was tried afterwards",
                                said("28000", "ClientAuthentication", "no pg_hba.conf entry for host \"10.0.0.9\"")
                                        .presenting(Situation.certificate(Situation.NOW.plusSeconds(90L * 86400)))
                                        .tlsWorks(false),
                                NO_PG_HBA_ENTRY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "database",
                                "shop",
                                "tls",
                                false,
                                "sqlstate",
                                "28000",
                                "message",
                                "no pg_hba.conf entry for host \"10.0.0.9\""),
                named(
                        "rejected by pg_hba.conf",
                        said("28000", "ClientAuthentication", "pg_hba.conf rejects connection for host \"10.0.0.9\""),
                        NO_PG_HBA_ENTRY),
                named(
                        "pg_hba.conf of a peer that names no routine",
                        pooler("28000", "no pg_hba.conf entry for host \"10.0.0.9\", no encryption"),
                        NO_PG_HBA_ENTRY),
                named(
                        "a peer that names no routine and not the file",
                        pooler("28000", "not today"),
                        INSUFFICIENT_VISIBILITY));
    }
}
