package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.ADDRESS_UNREACHABLE;
import static dev.lifeguard.finding.Cause.CONNECT_TIMEOUT;

import dev.lifeguard.database.Dialect;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.AddressObservation;
import dev.lifeguard.observation.AddressObservation.Known;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AddressesTest {
    private static final Endpoint DB = new Endpoint("db", 5432);
    private static final PathFailure SILENT = new PathFailure.Silent(Phase.TCP, Duration.ofSeconds(3), 1);
    private static final PathFailure REFUSED = new PathFailure.Refused();
    private static final PathFailure NO_ROUTE = new PathFailure.Unreachable("no route to host");

    private static final List<List<String>> IN_TURN =
            List.of(List.of("10.0.0.1", "10.0.0.2"), List.of("10.0.0.2", "10.0.0.1"));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anAddressThatIsDeadAmongOthersIsNamed(Case row) {
        row.check();
    }

    static Stream<Case> anAddressThatIsDeadAmongOthersIsNamed() {
        return Stream.of(
                named(
                                "half of the connections begin there, and the driver is not known",
                                healthy().saw(seen(IN_TURN, alive("10.0.0.1"), dead("10.0.0.2", SILENT, 2))),
                                ADDRESS_UNREACHABLE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead_count",
                                1,
                                "address_count",
                                2,
                                "dead",
                                List.of("10.0.0.2: silent in tcp"),
                                "host",
                                "db",
                                "share_percent",
                                50L),
                cost("libpq waits as long as the kernel", Dialect.SQLALCHEMY_PSYCOPG, 127.0, "tries the next"),
                cost("libpq waits as its URL says", Dialect.KEYWORDS, 3.0, "tries the next", 3),
                cost("libpq waits two seconds at least", Dialect.ENVIRONMENT, 2.0, "tries the next", 1),
                cost("asyncpg has a minute for all", Dialect.SQLALCHEMY_ASYNCPG, 60.0, "fails"),
                cost("libpq waits for no less than two seconds", Dialect.URI, 2.0, "tries the next", 2),
                named(
                                "two of three, of which one refuses at once",
                                healthy()
                                        .driver(Dialect.KEYWORDS, 3)
                                        .saw(seen(
                                                List.of(
                                                        List.of("10.0.0.2", "10.0.0.3", "10.0.0.1"),
                                                        List.of("10.0.0.3", "10.0.0.2", "10.0.0.1"),
                                                        List.of("10.0.0.1", "10.0.0.2", "10.0.0.3")),
                                                alive("10.0.0.1"),
                                                dead("10.0.0.2", SILENT, 2),
                                                dead("10.0.0.3", REFUSED, 2))),
                                ADDRESS_UNREACHABLE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead_count",
                                2,
                                "address_count",
                                3,
                                "dead",
                                List.of("10.0.0.2: silent in tcp", "10.0.0.3: refused"),
                                "host",
                                "db",
                                "share_percent",
                                66L,
                                "cost_seconds",
                                3.0,
                                "then",
                                "tries the next"),
                named(
                                "two of three are silent, and libpq waits for both",
                                healthy()
                                        .driver(Dialect.KEYWORDS, 3)
                                        .saw(seen(
                                                List.of(List.of("10.0.0.2", "10.0.0.3", "10.0.0.1")),
                                                alive("10.0.0.1"),
                                                dead("10.0.0.2", SILENT, 2),
                                                dead("10.0.0.3", SILENT, 2))),
                                ADDRESS_UNREACHABLE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead_count",
                                2,
                                "address_count",
                                3,
                                "dead",
                                List.of("10.0.0.2: silent in tcp", "10.0.0.3: silent in tcp"),
                                "host",
                                "db",
                                "share_percent",
                                100L,
                                "cost_seconds",
                                6.0,
                                "then",
                                "tries the next"),
                cost("pgjdbc tries the first alone", Dialect.JDBC, 10.0, "fails"),
                cost("pgjdbc waits as its URL says", Dialect.JDBC, 4.0, "fails", 4),
                cost("pgjdbc without a limit", Dialect.JDBC, 127.0, "fails", 0),
                named(
                                "one that refuses costs a driver that goes on nothing",
                                healthy()
                                        .driver(Dialect.KEYWORDS)
                                        .saw(seen(IN_TURN, alive("10.0.0.1"), dead("10.0.0.2", REFUSED, 2))),
                                ADDRESS_UNREACHABLE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead_count",
                                1,
                                "address_count",
                                2,
                                "dead",
                                List.of("10.0.0.2: refused"),
                                "host",
                                "db",
                                "share_percent",
                                50L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatLooksLikeItIsNot(Case row) {
        row.check();
    }

    static Stream<Case> whatLooksLikeItIsNot() {
        return Stream.of(
                named("all of them answer", healthy().saw(seen(IN_TURN, alive("10.0.0.1"), alive("10.0.0.2")))),
                named("silent once", healthy().saw(seen(IN_TURN, alive("10.0.0.1"), dead("10.0.0.2", SILENT, 1)))),
                named(
                        "IPv6 that nobody routes here",
                        healthy().saw(seen(IN_TURN, alive("10.0.0.1"), dead("2001:db8::1", NO_ROUTE, 9)))),
                named(
                        "localhost, of which a server listens on one half",
                        healthy()
                                .saw(seen(
                                        IN_TURN,
                                        alive("127.0.0.1"),
                                        new Known(new Endpoint("localhost", 5432), "::1", Optional.of(REFUSED), 9)))),
                named(
                        "all are dead, and the session that is open has no idea",
                        healthy().saw(seen(IN_TURN, dead("10.0.0.1", SILENT, 2), dead("10.0.0.2", SILENT, 2)))),
                named(
                        "new connections fail altogether",
                        healthy()
                                .saw(seen(IN_TURN, alive("10.0.0.1"), dead("10.0.0.2", SILENT, 2)))
                                .saw(new NewConnectionObservation(
                                        Situation.NOW,
                                        failing(SILENT).snapshot().path(),
                                        1)),
                        CONNECT_TIMEOUT));
    }

    private static Case cost(String name, Dialect dialect, double seconds, String then, Integer... limit) {
        return named(
                        name,
                        healthy()
                                .driver(dialect, limit)
                                .saw(seen(IN_TURN, alive("10.0.0.1"), dead("10.0.0.2", SILENT, 2))),
                        ADDRESS_UNREACHABLE)
                .with(
                        "endpoint",
                        "db:5432",
                        "dead_count",
                        1,
                        "address_count",
                        2,
                        "dead",
                        List.of("10.0.0.2: silent in tcp"),
                        "host",
                        "db",
                        "share_percent",
                        50L,
                        "cost_seconds",
                        seconds,
                        "then",
                        then);
    }

    private static AddressObservation seen(List<List<String>> orders, Known... known) {
        return new AddressObservation(Situation.NOW, List.of(known), orders);
    }

    private static Known alive(String address) {
        return new Known(DB, address, Optional.empty(), 0);
    }

    private static Known dead(String address, PathFailure failure, int times) {
        return new Known(DB, address, Optional.of(failure), times);
    }
}
