package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_FAILED;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.MISSING_PASSWORD;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A password that is wrong or is not there. */
class LoginPasswordTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whoHasNotTheRightPasswordIsToldSo(Case row) {
        row.check();
    }

    static Stream<Case> whoHasNotTheRightPasswordIsToldSo() {
        return Stream.of(
                named(
                                "a wrong password",
                                said("28P01", "auth_failed", "password authentication failed for user \"app\""),
                                AUTH_FAILED)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "28P01"),
                named(
                        "a wrong password, in French",
                        said(
                                "28P01",
                                "auth_failed",
                                "authentification par mot de passe échouée pour l'utilisateur  « app »"),
                        AUTH_FAILED),
                named(
                                "no password",
                                said("28P01", "auth_failed", "password authentication failed for user \"app\"")
                                        .withoutPassword(),
                                MISSING_PASSWORD)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "28P01"),
                named(
                        "an empty password",
                        said("28P01", "recv_password_packet", "クライアントから空のパスワードが返されました")
                                .emptyPassword(),
                        MISSING_PASSWORD),
                named("PgBouncer refuses the password", pooler("08P01", "password authentication failed"), AUTH_FAILED),
                named("PgBouncer refuses SCRAM", pooler("08P01", "SASL authentication failed"), AUTH_FAILED),
                named(
                        "PgBouncer without a password",
                        pooler("08P01", "password authentication failed").withoutPassword(),
                        MISSING_PASSWORD),
                named(
                        "RDS Proxy refuses the password",
                        pooler("28P01", "The password that was provided for the role app is wrong."),
                        AUTH_FAILED),
                named(
                        "a pooler's own login is not ours",
                        pooler(
                                "08P01",
                                "server login has been failing, cached error: password authentication failed for user \"pgbouncer\" (server_login_retry)"),
                        INSUFFICIENT_VISIBILITY),
                named(
                        "a pooler that cannot reach its server",
                        pooler("08P01", "server login has been failing, try again later (server_login_retry)"),
                        INSUFFICIENT_VISIBILITY),
                named(
                        "LDAP says no",
                        said("28000", "auth_failed", "LDAP authentication failed for user \"app\""),
                        AUTH_FAILED),
                named(
                        "PAM says no to a role named peer",
                        said("28000", "auth_failed", "PAM-Authentifizierung für Benutzer »peer« fehlgeschlagen")
                                .user("peer"),
                        AUTH_FAILED),
                named(
                        "LDAP says no to a role named gssapi, in French",
                        said("28000", "auth_failed", "authentification LDAP échouée pour l'utilisateur « gssapi »")
                                .user("gssapi"),
                        AUTH_FAILED));
    }
}
