package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.DISK_FULL;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.OUT_OF_LOCKS;
import static dev.lifeguard.finding.Cause.OUT_OF_MEMORY;
import static dev.lifeguard.finding.Cause.READ_ONLY;
import static dev.lifeguard.finding.Cause.SERVER_UNRESPONSIVE;
import static dev.lifeguard.finding.Cause.SLOW_SERVER;
import static dev.lifeguard.finding.Cause.STALE_CONNECTION;

import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerStateTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aServerThatAnswersIsStillJudged(Case row) {
        row.check();
    }

    static Stream<Case> aServerThatAnswersIsStillJudged() {
        return Stream.of(
                named("a standby", healthy().server(true, false, true, true), READ_ONLY)
                        .with("endpoint", "db:5432", "in_recovery", true, "default_transaction_read_only", false),
                named(
                                "a standby, and connections that still lead elsewhere",
                                healthy()
                                        .server(true, false, true, true)
                                        .saw(ActivityObservations.at(Situation.NOW)
                                                .stale(stale(StaleSocket.Why.FORMER_ADDRESS))
                                                .stale(stale(StaleSocket.Why.FORMER_ADDRESS))
                                                .stale(stale(StaleSocket.Why.NO_BACKEND))),
                                READ_ONLY,
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "in_recovery",
                                true,
                                "default_transaction_read_only",
                                false,
                                "connections_to_former_address",
                                2L),
                named("read-only by default", healthy().server(false, true, true, true), READ_ONLY)
                        .with("endpoint", "db:5432", "in_recovery", false, "default_transaction_read_only", true),
                named(
                        "a standby for a target that only reads",
                        healthy().server(true, false, true, true).readOnlyTarget()),
                named(
                        "a standby that the URL asked for",
                        healthy().server(true, true, true, true).wanting(SessionWanted.READ_ONLY)),
                named(
                        "a standby that the URL prefers",
                        healthy().server(true, true, true, true).wanting(SessionWanted.PREFER_READ_ONLY)),
                named(
                        "a standby where a primary is asked for",
                        healthy().server(true, false, true, true).wanting(SessionWanted.READ_WRITE),
                        READ_ONLY),
                named(
                        "a standby that is gone is only gone",
                        failing(new PathFailure.Refused()).server(true, true, true, true),
                        CONNECTION_REFUSED),
                named("three slow of five", healthy().recentMillis(500, 20, 500, 20, 500), SLOW_SERVER)
                        .with(
                                "endpoint",
                                "db:5432",
                                "median_seconds",
                                0.5,
                                "threshold_seconds",
                                0.5,
                                "recent_seconds",
                                List.of("0.5", "0.02", "0.5", "0.02", "0.5")),
                named(
                                "a handshake that takes as long is the network's",
                                healthy().recentMillis(600, 600, 600).handshakeMillis(300),
                                SLOW_SERVER)
                        .with(
                                "endpoint",
                                "db:5432",
                                "median_seconds",
                                0.6,
                                "threshold_seconds",
                                0.5,
                                "network_seconds",
                                0.3,
                                "recent_seconds",
                                List.of("0.6", "0.6", "0.6")),
                named(
                                "a handshake that is quick is not",
                                healthy().recentMillis(600, 600, 600).handshakeMillis(299),
                                SLOW_SERVER)
                        .with(
                                "endpoint",
                                "db:5432",
                                "median_seconds",
                                0.6,
                                "threshold_seconds",
                                0.5,
                                "recent_seconds",
                                List.of("0.6", "0.6", "0.6")),
                named("a millisecond less is not slow", healthy().recentMillis(500, 20, 499, 20, 500)),
                named("two slow of five", healthy().recentMillis(20, 20, 20, 900, 900)),
                named("one slow query is nothing", healthy().recentMillis(20, 20, 20, 20, 5000)),
                named(
                        "slow before it fell silent is silent",
                        failing(new PathFailure.Silent(Phase.QUERY, Duration.ofSeconds(1), 2))
                                .recentMillis(900, 900, 900),
                        SERVER_UNRESPONSIVE),
                named("one query cancelled by its limit is nothing", cancelled().recentMillis(20, 20, 900)),
                named("cancelled at the end of a slow row", cancelled().recentMillis(900, 900, 900), SLOW_SERVER),
                named(
                        "57014 at login is no slow query",
                        said("57014", "ProcessInterrupts", "canceling authentication due to timeout")
                                .recentMillis(900, 900, 900),
                        INSUFFICIENT_VISIBILITY),
                named(
                                "no room on the server's disk",
                                said("53100", "mdextend", "could not extend file \"base/5/16384\""),
                                DISK_FULL)
                        .with(
                                "endpoint",
                                "db:5432",
                                "sqlstate",
                                "53100",
                                "message",
                                "could not extend file \"base/5/16384\""),
                named("no memory", said("53200", "AllocSetAlloc", "Speicher aufgebraucht"), OUT_OF_MEMORY),
                named("no room for locks", locksFull("Sie müssen max_locks_per_transaction erhöhen."), OUT_OF_LOCKS)
                        .with("endpoint", "db:5432", "sqlstate", "53200", "setting", "max_locks_per_transaction"),
                named("shared memory for something else", locksFull(""), OUT_OF_MEMORY),
                named(
                        "slow and a standby: the worse one first",
                        healthy().server(true, false, true, true).recentMillis(900, 900, 900),
                        READ_ONLY,
                        SLOW_SERVER));
    }

    private static StaleSocket stale(StaleSocket.Why why) {
        return new StaleSocket(41_000, "10.0.0.9:5432", why);
    }

    private static Situation locksFull(String hint) {
        return failing(new PathFailure.ServerSaid(
                Phase.QUERY,
                new ServerError("53200", "Shared Memory aufgebraucht", hint, "lock.c", "LockAcquireExtended")));
    }

    private static Situation cancelled() {
        return failing(new PathFailure.ServerSaid(
                Phase.QUERY,
                new ServerError("57014", "canceling statement due to statement timeout", "", "", "ProcessInterrupts")));
    }
}
