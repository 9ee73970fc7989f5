package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_PRIVILEGE;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.UNKNOWN_DATABASE;
import static dev.lifeguard.finding.Cause.UNKNOWN_ROLE;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles and databases that do not exist, and rights that a role has not. */
class LoginRightsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whoDoesNotExistOrMayNotIsToldSo(Case row) {
        row.check();
    }

    static Stream<Case> whoDoesNotExistOrMayNotIsToldSo() {
        return Stream.of(
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
