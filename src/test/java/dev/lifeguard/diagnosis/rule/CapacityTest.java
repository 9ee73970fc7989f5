package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.DATABASE_CONNECTION_LIMIT;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.POOLER_LIMIT;
import static dev.lifeguard.finding.Cause.RESERVED_SLOTS;
import static dev.lifeguard.finding.Cause.ROLE_CONNECTION_LIMIT;
import static dev.lifeguard.finding.Cause.TOO_MANY_CLIENTS;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapacityTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachLimitIsToldFromTheOthers(Case row) {
        row.check();
    }

    static Stream<Case> eachLimitIsToldFromTheOthers() {
        return Stream.of(
                named(
                                "full, 13 to 17",
                                said("53300", "ProcessStartupPacket", "tut mir leid, schon zu viele Verbindungen"),
                                TOO_MANY_CLIENTS)
                        .with("endpoint", "db:5432", "sqlstate", "53300", "max_connections", 100),
                named(
                        "full, 18",
                        said("53300", "BackendInitialize", "sorry, too many clients already"),
                        TOO_MANY_CLIENTS),
                named(
                                "full, noticed late",
                                said("53300", "InitProcess", "sorry, too many clients already")
                                        .serverUnknown(),
                                TOO_MANY_CLIENTS)
                        .with("endpoint", "db:5432", "sqlstate", "53300"),
                named(
                                "only reserved slots left",
                                said(
                                        "53300",
                                        "InitPostgres",
                                        "remaining connection slots are reserved for roles with the SUPERUSER attribute"),
                                RESERVED_SLOTS)
                        .with("endpoint", "db:5432", "sqlstate", "53300", "max_connections", 100),
                named(
                                "the role's limit",
                                said("53300", "InitializeSessionUserId", "слишком много подключений для роли \"app\""),
                                ROLE_CONNECTION_LIMIT)
                        .with("endpoint", "db:5432", "role", "app", "sqlstate", "53300"),
                named(
                                "the database's limit",
                                said("53300", "CheckMyDatabase", "too many connections for database \"shop\""),
                                DATABASE_CONNECTION_LIMIT)
                        .with("endpoint", "db:5432", "database", "shop", "sqlstate", "53300"),
                named(
                                "PgBouncer is full",
                                pooler("08P01", "no more connections allowed (max_client_conn)"),
                                POOLER_LIMIT)
                        .with(
                                "endpoint",
                                "db:5432",
                                "sqlstate",
                                "08P01",
                                "message",
                                "no more connections allowed (max_client_conn)"),
                named(
                        "PgBouncer's limit for a user",
                        pooler("08P01", "client connections exceeded (max_user_client_connections)"),
                        POOLER_LIMIT),
                named(
                        "PgBouncer has no server connection to give",
                        pooler("08P01", "query_wait_timeout"),
                        POOLER_LIMIT),
                named("PgBouncer let the login wait too long", pooler("08P01", "client_login_timeout"), POOLER_LIMIT),
                named(
                        "PgBouncer waits for a server that is down",
                        pooler("08P01", "client_login_timeout (server down)"),
                        INSUFFICIENT_VISIBILITY),
                named("Supavisor is full", pooler("XX000", "Max client connections reached"), POOLER_LIMIT),
                named(
                        "Supavisor is full in session mode",
                        pooler(
                                "XX000",
                                "MaxClientsInSessionMode: max clients reached - in Session mode max clients are limited to pool_size"),
                        POOLER_LIMIT),
                named("Odyssey is full", pooler("53300", "odyssey: c1: too many tcp connections"), POOLER_LIMIT),
                named(
                        "RDS Proxy is full",
                        pooler("08000", "Timed-out waiting to acquire database connection"),
                        POOLER_LIMIT),
                named(
                        "Pgpool-II is full, and names a file of its own",
                        failing(new PathFailure.ServerSaid(
                                Phase.AUTH,
                                new ServerError(
                                        "53300", "FATAL", "Sorry, too many clients already", "", "", "child.c", ""))),
                        POOLER_LIMIT),
                named(
                        "words of a pooler do not count from PostgreSQL",
                        said("08P01", "SomeRoutine", "no more connections allowed"),
                        INSUFFICIENT_VISIBILITY));
    }
}
