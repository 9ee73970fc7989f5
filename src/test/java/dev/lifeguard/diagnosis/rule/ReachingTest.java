package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.CONNECTION_RESET;
import static dev.lifeguard.finding.Cause.CONNECT_TIMEOUT;
import static dev.lifeguard.finding.Cause.DNS_FAILURE;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.MTU_BLACK_HOLE;
import static dev.lifeguard.finding.Cause.NOT_POSTGRES;
import static dev.lifeguard.finding.Cause.SERVER_SHUTTING_DOWN;
import static dev.lifeguard.finding.Cause.SERVER_STARTING_UP;
import static dev.lifeguard.finding.Cause.SERVER_UNRESPONSIVE;
import static dev.lifeguard.finding.Cause.UNIX_SOCKET_MISSING;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachingTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatEndsTheWayIsNamedAndNothingElse(Case row) {
        row.check();
    }

    static Stream<Case> whatEndsTheWayIsNamedAndNothingElse() {
        return Stream.of(
                named("a healthy server", healthy()),
                named("a name nobody knows", failing(new PathFailure.NameUnknown("db", NameAnswer.UNTOLD)), DNS_FAILURE)
                        .with("endpoint", "db:5432", "host", "db"),
                named("a resolver that says nothing", failing(silent(Phase.DNS)), DNS_FAILURE)
                        .with("endpoint", "db:5432", "host", "db", "limit_seconds", 3.0),
                named(
                                "a socket that is not there",
                                failing(new PathFailure.SocketMissing("/run/pg/.s.PGSQL.5432", "no such file"))
                                        .at(new Endpoint("/run/pg", 5432)),
                                UNIX_SOCKET_MISSING)
                        .with(
                                "endpoint",
                                "/run/pg/.s.PGSQL.5432",
                                "socket",
                                "/run/pg/.s.PGSQL.5432",
                                "why",
                                "no such file"),
                named(
                                "a socket with nobody behind it is a refusal",
                                failing(new PathFailure.Refused()).at(new Endpoint("/run/pg", 5432)),
                                CONNECTION_REFUSED)
                        .with("endpoint", "/run/pg/.s.PGSQL.5432"),
                named("a refusal", failing(new PathFailure.Refused()), CONNECTION_REFUSED)
                        .with("endpoint", "db:5432"),
                named(
                                "a refusal by the pod itself",
                                failing(new PathFailure.Refused())
                                        .at(new Endpoint("127.0.0.1", 5432))
                                        .inPod(),
                                CONNECTION_REFUSED)
                        .with("endpoint", "127.0.0.1:5432", "loopback", "127.0.0.1"),
                named(
                                "a refusal by a machine that is no pod",
                                failing(new PathFailure.Refused()).at(new Endpoint("localhost", 5432)),
                                CONNECTION_REFUSED)
                        .with("endpoint", "localhost:5432"),
                named(
                                "large packets are lost",
                                failing(new PathFailure.LargePacketsLost(Duration.ofSeconds(3), 512)),
                                MTU_BLACK_HOLE)
                        .with("endpoint", "db:5432", "limit_seconds", 3.0, "small_bytes", 512),
                named("a handshake that is silent whatever its size", failing(silent(Phase.TLS)), SERVER_UNRESPONSIVE),
                named(
                                "two addresses, both told",
                                failing(new PathFailure.Refused())
                                        .tried(
                                                tried("db", "10.0.0.7", silent(Phase.TCP)),
                                                tried("db", "10.0.0.8", new PathFailure.Refused())),
                                CONNECTION_REFUSED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "addresses",
                                List.of("10.0.0.7: silent in tcp", "10.0.0.8: refused")),
                named(
                                "the endpoint is the one whose failure counts",
                                failing(new PathFailure.Refused())
                                        .at(new Endpoint("a", 5432), new Endpoint("b", 5432))
                                        .tried(
                                                tried("a", "a", new PathFailure.NameUnknown("a", NameAnswer.UNTOLD)),
                                                tried("b", "10.0.0.8", new PathFailure.Refused())),
                                CONNECTION_REFUSED)
                        .with("endpoint", "b:5432", "addresses", List.of("a: unknown name", "10.0.0.8: refused")),
                named(
                                "on a held session either endpoint may be meant",
                                failing(silent(Phase.QUERY)).at(new Endpoint("a", 5432), new Endpoint("::1", 5433)),
                                SERVER_UNRESPONSIVE)
                        .with("endpoint", "a:5432, [::1]:5433", "phase", "query", "limit_seconds", 3.0),
                named("packets dropped on the way", failing(silent(Phase.TCP)), CONNECT_TIMEOUT)
                        .with("endpoint", "db:5432", "limit_seconds", 3.0),
                named("no route", failing(new PathFailure.Unreachable("no route to host")), CONNECT_TIMEOUT)
                        .with("endpoint", "db:5432", "why", "no route to host"),
                named("accepted, then silent before TLS", failing(silent(Phase.TLS)), SERVER_UNRESPONSIVE),
                named("accepted, then silent at login", failing(silent(Phase.AUTH)), SERVER_UNRESPONSIVE)
                        .with("endpoint", "db:5432", "phase", "auth", "limit_seconds", 3.0),
                named("silent at a query", failing(silent(Phase.QUERY)), SERVER_UNRESPONSIVE),
                named("reset at login", failing(new PathFailure.Closed(Phase.AUTH, true)), CONNECTION_RESET)
                        .with("endpoint", "db:5432", "phase", "auth", "reset", true),
                named(
                                "closed right after SSLRequest proves nothing of what stands there",
                                failing(new PathFailure.Closed(Phase.TLS, false)),
                                CONNECTION_RESET)
                        .with("endpoint", "db:5432", "phase", "tls", "reset", false),
                named(
                        "a flood",
                        failing(new PathFailure.TooMuchSent(Phase.AUTH, "a message of 20000005 bytes")),
                        NOT_POSTGRES),
                named("a web server", failing(new PathFailure.NotPostgres("HTTP/1.1 400")), NOT_POSTGRES)
                        .with("endpoint", "db:5432", "received", "HTTP/1.1 400"),
                named(
                                "starting",
                                said("57P03", "BackendInitialize", "the database system is starting up"),
                                SERVER_STARTING_UP)
                        .with(
                                "endpoint",
                                "db:5432",
                                "sqlstate",
                                "57P03",
                                "message",
                                "the database system is starting up"),
                named(
                        "starting, in German",
                        said("57P03", "ProcessStartupPacket", "das Datenbanksystem startet"),
                        SERVER_STARTING_UP),
                named(
                        "recovering from a crash, in Japanese",
                        said("57P03", "ProcessStartupPacket", "データベースシステムはリカバリモードです"),
                        SERVER_STARTING_UP),
                named(
                        "recovering from a crash, in Korean",
                        said("57P03", "ProcessStartupPacket", "데이터베이스 시스템이 자동 복구 작업 중입니다."),
                        SERVER_STARTING_UP),
                named(
                        "starting, in Polish",
                        said("57P03", "ProcessStartupPacket", "system bazy danych uruchamia się"),
                        SERVER_STARTING_UP),
                named(
                        "shutting down, in Turkish",
                        said("57P03", "ProcessStartupPacket", "veritabanı kapatılıyor"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "a standby not yet consistent",
                        said("57P03", "BackendInitialize", "the database system is not yet accepting connections"),
                        SERVER_STARTING_UP),
                named(
                        "a standby not yet consistent, in Italian",
                        said("57P03", "BackendInitialize", "il sistema di database non accetta ancora connessioni"),
                        SERVER_STARTING_UP),
                named(
                        "starting, told by a pooler",
                        pooler("08P01", "server login failed: FATAL the database system is starting up"),
                        SERVER_STARTING_UP),
                named(
                        "shutting down",
                        said("57P03", "BackendInitialize", "the database system is shutting down"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "shutting down, in Russian",
                        said("57P03", "ProcessStartupPacket", "система баз данных останавливается"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "shutting down, in Chinese",
                        said("57P03", "ProcessStartupPacket", "数据库系统停止中"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "shut down in the middle of the login",
                        said("57P01", "ProcessInterrupts", "terminating connection due to administrator command"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "crashed in the middle of the login",
                        said("57P02", "quickdie", "terminating connection because of crash of another server process"),
                        SERVER_SHUTTING_DOWN),
                named(
                        "one session terminated is not the server",
                        failing(new PathFailure.ServerSaid(
                                Phase.QUERY,
                                new ServerError(
                                        "57P01",
                                        "terminating connection due to administrator command",
                                        "",
                                        "",
                                        "ProcessInterrupts"))),
                        INSUFFICIENT_VISIBILITY),
                named(
                                "a standby that admits nobody is neither starting nor stopping",
                                said("57P03", "BackendInitialize", "the database system is not accepting connections"),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "why the connection failed",
                                "phase",
                                "auth",
                                "sqlstate",
                                "57P03",
                                "message",
                                "the database system is not accepting connections"),
                named(
                        "the same in Italian",
                        said("57P03", "BackendInitialize", "il sistema di database non accetta connessioni"),
                        INSUFFICIENT_VISIBILITY),
                named(
                        "57P03 in an unknown language",
                        said("57P03", "BackendInitialize", "quid novi"),
                        INSUFFICIENT_VISIBILITY));
    }

    private static Attempt tried(String host, String address, PathFailure failure) {
        return new Attempt(new Endpoint(host, 5432), address, Optional.ofNullable(failure));
    }

    private static PathFailure silent(Phase phase) {
        return new PathFailure.Silent(phase, Duration.ofSeconds(3), 1);
    }
}
