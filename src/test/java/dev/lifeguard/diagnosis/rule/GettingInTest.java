package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_FAILED;
import static dev.lifeguard.finding.Cause.AUTH_METHOD_MISMATCH;
import static dev.lifeguard.finding.Cause.BAD_DATABASE_URL;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_PRIVILEGE;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.MISSING_PASSWORD;
import static dev.lifeguard.finding.Cause.NO_PG_HBA_ENTRY;
import static dev.lifeguard.finding.Cause.SESSION_ATTRIBUTES_UNMET;
import static dev.lifeguard.finding.Cause.UNKNOWN_DATABASE;
import static dev.lifeguard.finding.Cause.UNKNOWN_ROLE;

import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GettingInTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whoIsTurnedAwayIsToldWhy(Case row) {
        row.check();
    }

    static Stream<Case> whoIsTurnedAwayIsToldWhy() {
        return Stream.of(
                named(
                                "a primary where a standby is wanted",
                                failing(new PathFailure.SessionUnwanted("standby", false, false)),
                                SESSION_ATTRIBUTES_UNMET)
                        .with("endpoint", "db:5432", "wanted", "standby", "found", "a primary"),
                named("a primary where a standby is preferred", healthy().wanting(SessionWanted.PREFER_STANDBY)),
                named(
                                "options that the server does not know",
                                said("42601", "process_postgres_switches", "invalid command-line argument: endpoint=x")
                                        .withOptions("endpoint=x"),
                                BAD_DATABASE_URL)
                        .with(
                                "endpoint",
                                "db:5432",
                                "where",
                                "options",
                                "problem",
                                "the server refuses them: invalid command-line argument: endpoint=x",
                                "sqlstate",
                                "42601"),
                named(
                        "options that PgBouncer does not know",
                        pooler("08P01", "unsupported startup parameter: options")
                                .withOptions("-c geqo=off"),
                        BAD_DATABASE_URL),
                named(
                        "a wrong password of somebody with options",
                        said("28P01", "auth_failed", "password authentication failed for user \"app\"")
                                .withOptions("-c geqo=off"),
                        AUTH_FAILED),
                named(
                        "a role that PgBouncer does not know, with options",
                        pooler("08P01", "no such user: app").withOptions("-c geqo=off"),
                        UNKNOWN_ROLE),
                named(
                        "the same answer to somebody without options",
                        said("42601", "", "invalid something"),
                        INSUFFICIENT_VISIBILITY),
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
                        AUTH_FAILED),
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
                        INSUFFICIENT_VISIBILITY),
                named(
                                "a role that does not exist",
                                said("28000", "InitializeSessionUserId", "rollen \"app\" finns inte"),
                                UNKNOWN_ROLE)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "28000"),
                named(
                                "a role that may not log in",
                                said("28000", "InitializeSessionUserId", "role \"app\" is not permitted to log in"),
                                UNKNOWN_ROLE)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "28000", "may_not_log_in", true),
                named(
                                "a role that may not log in, in Korean",
                                said("28000", "InitializeSessionUserId", "\"app\" 롤은 접속을 허용하지 않음"),
                                UNKNOWN_ROLE)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "28000", "may_not_log_in", true),
                named("a role PgBouncer does not know", pooler("08P01", "no such user: app"), UNKNOWN_ROLE),
                named(
                        "a role RDS Proxy has no secret for",
                        pooler(
                                "28000",
                                "This RDS proxy has no credentials for the role app. Check the credentials for this role and try again."),
                        UNKNOWN_ROLE),
                named("a role Supavisor does not know", pooler("XX000", "Tenant or user not found"), UNKNOWN_ROLE),
                named(
                                "no such database",
                                said("3D000", "InitPostgres", "база данных \"shop\" не существует"),
                                UNKNOWN_DATABASE)
                        .with("endpoint", "db:5432", "database", "shop", "sqlstate", "3D000"),
                named(
                        "no such database, for somebody without a password",
                        said("3D000", "InitPostgres", "database \"shop\" does not exist")
                                .withoutPassword(),
                        UNKNOWN_DATABASE),
                named(
                        "a database that is called like a method",
                        said("3D000", "InitPostgres", "database \"ident\" does not exist"),
                        UNKNOWN_DATABASE),
                named(
                        "a database PgBouncer does not know",
                        pooler("08P01", "no such database: shop"),
                        UNKNOWN_DATABASE),
                named(
                        "a database that admits nobody",
                        said("55000", "CheckMyDatabase", "database \"shop\" is not currently accepting connections"),
                        INSUFFICIENT_VISIBILITY),
                named(
                                "no CONNECT",
                                said("42501", "CheckMyDatabase", "permiso denegado a la base de datos «shop»"),
                                INSUFFICIENT_PRIVILEGE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "database",
                                "shop",
                                "sqlstate",
                                "42501",
                                "message",
                                "permiso denegado a la base de datos «shop»"),
                named(
                        "a query that is not allowed",
                        failing(new PathFailure.ServerSaid(
                                Phase.QUERY,
                                new ServerError(
                                        "42501", "permission denied for function f", "", "", "aclcheck_error"))),
                        INSUFFICIENT_PRIVILEGE));
    }
}
