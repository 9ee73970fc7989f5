package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.CONNECTIONS_NEAR_LIMIT;
import static dev.lifeguard.finding.Cause.CONNECTION_BUDGET_EXCEEDED;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.DATABASE_CONNECTION_LIMIT;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.POOLER_LIMIT;
import static dev.lifeguard.finding.Cause.RESERVED_SLOTS;
import static dev.lifeguard.finding.Cause.ROLE_CONNECTION_LIMIT;
import static dev.lifeguard.finding.Cause.TOO_MANY_CLIENTS;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
                                new ServerError("53300", "Sorry, too many clients already", "", "child.c", ""))),
                        POOLER_LIMIT),
                named(
                        "words of a pooler do not count from PostgreSQL",
                        said("08P01", "SomeRoutine", "no more connections allowed"),
                        INSUFFICIENT_VISIBILITY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatTheHeldSessionSeesIsNamedBeforeAnybodyIsRefused(Case row) {
        row.check();
    }

    static Stream<Case> whatTheHeldSessionSeesIsNamedBeforeAnybodyIsRefused() {
        return Stream.of(
                named("half are used", healthy().saw(crowd().slots(100, 3, 48, 30))),
                named("just below the mark", healthy().saw(crowd().slots(100, 3, 77, 30))),
                named("at the mark", healthy().saw(crowd().slots(100, 3, 78, 30)), CONNECTIONS_NEAR_LIMIT)
                        .with(
                                "endpoint",
                                "db:5432",
                                "used",
                                78,
                                "usable",
                                97,
                                "max_connections",
                                100,
                                "reserved",
                                3,
                                "holders",
                                List.of("78 idle of shop-api, role app, from 10.0.0.7")),
                named("95 of 100", healthy().saw(crowd().slots(100, 3, 95, 30)), CONNECTIONS_NEAR_LIMIT),
                named(
                        "the last one that is not reserved",
                        healthy().saw(crowd().slots(100, 3, 97, 30)),
                        RESERVED_SLOTS),
                named("99 of 100", healthy().saw(crowd().slots(100, 3, 99, 30)), RESERVED_SLOTS),
                named("100 of 100", healthy().saw(crowd().slots(100, 3, 100, 30)), TOO_MANY_CLIENTS),
                named("100 of 100, none reserved", healthy().saw(crowd().slots(100, 0, 100, 30)), TOO_MANY_CLIENTS),
                named(
                        "half of them, and growing",
                        healthy().saw(crowd().slots(100, 3, 49, 30).exhaustedIn(Duration.ofMinutes(30))),
                        CONNECTIONS_NEAR_LIMIT),
                named(
                        "half of them, growing slowly",
                        healthy().saw(crowd().slots(100, 3, 49, 30).exhaustedIn(Duration.ofSeconds(1801)))),
                named(
                        "few of them, growing fast",
                        healthy().saw(crowd().slots(100, 3, 20, 10).exhaustedIn(Duration.ofMinutes(1)))),
                named("the role's limit is near", healthy().saw(crowd().role(10, 9)), CONNECTIONS_NEAR_LIMIT),
                named("the role's limit is not so near", healthy().saw(crowd().role(10, 8))),
                named("the role's limit is reached", healthy().saw(crowd().role(10, 10)), ROLE_CONNECTION_LIMIT),
                named(
                        "the role's limit is reached, a sidecar's session included",
                        healthy().saw(crowd().role(2, 2, 1)),
                        ROLE_CONNECTION_LIMIT),
                named(
                        "nobody but our own session fills the role's limit",
                        healthy().saw(crowd().role(1, 1, 1))),
                named("the database's limit is near", healthy().saw(crowd().database(20, 18)), CONNECTIONS_NEAR_LIMIT),
                named(
                        "the database's limit is reached",
                        healthy().saw(crowd().database(20, 20)),
                        DATABASE_CONNECTION_LIMIT),
                named(
                        "what was seen before the path broke is no second finding",
                        failing(new PathFailure.Refused()).saw(crowd().slots(100, 3, 100, 30)),
                        CONNECTION_REFUSED),
                named(
                                "a refusal, and who was there",
                                said("53300", "ProcessStartupPacket", "sorry, too many clients already")
                                        .saw(crowd().slots(100, 3, 99, 30)),
                                TOO_MANY_CLIENTS)
                        .with(
                                "endpoint",
                                "db:5432",
                                "sqlstate",
                                "53300",
                                "max_connections",
                                100,
                                "holders",
                                List.of("99 idle of shop-api, role app, from 10.0.0.7")),
                named(
                                "the pools may ask for too much",
                                healthy()
                                        .saw(crowd().slots(100, 3, 12, 0)
                                                .declared(ActivityObservations.pool(5, 5, 4, 6, 2))),
                                CONNECTION_BUDGET_EXCEEDED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "wanted",
                                "(5 + 5) × 4 workers × (6 + 2) replicas = 320",
                                "available",
                                "97 usable − 12 of others = 85",
                                "demand",
                                320L,
                                "others",
                                12,
                                "usable",
                                97,
                                "room",
                                85,
                                "pool_size",
                                2L,
                                "max_overflow",
                                0L,
                                "per_process",
                                2L),
                named(
                        "the pools fit to the last one",
                        healthy().saw(crowd().slots(100, 3, 17, 0).declared(ActivityObservations.pool(5, 5, 1, 6, 2)))),
                named("PgBouncer keeps clients waiting", healthy().saw(bouncer(3, 5)), POOLER_LIMIT)
                        .with(
                                "endpoint",
                                "db:5432",
                                "pooler",
                                "PgBouncer 1.18.0",
                                "waiting",
                                3,
                                "longest_wait_seconds",
                                5.0,
                                "servers",
                                20,
                                "pool_size",
                                20,
                                "mode",
                                "transaction"),
                named("PgBouncer's clients wait their turn", healthy().saw(bouncer(3, 4))),
                named("nobody waits at PgBouncer", healthy().saw(bouncer(0, 9))));
    }

    private static ActivityObservations crowd() {
        return ActivityObservations.at(Situation.NOW);
    }

    static PoolerObservation bouncer(int waiting, int seconds) {
        return new PoolerObservation(
                Situation.NOW,
                Optional.of(new PoolerFacts(
                        "PgBouncer 1.18.0",
                        "transaction",
                        waiting,
                        Duration.ofSeconds(seconds),
                        20,
                        20,
                        Optional.empty())));
    }
}
