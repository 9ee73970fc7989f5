package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.PoolOfFour.four;
import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.IDLE_CUTOFF;
import static dev.lifeguard.finding.Cause.READ_ONLY;
import static dev.lifeguard.finding.Cause.STALE_CONNECTION;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.observation.SessionState.IDLE;
import static dev.lifeguard.testing.ActivityObservations.session;

import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.IdleObservation;
import dev.lifeguard.observation.LostSessions;
import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections in a pool that are dead, or will be. */
class StaleConnectionsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void deadConnectionsAreTold(Case row) {
        row.check();
    }

    static Stream<Case> deadConnectionsAreTold() {
        StaleSocket gone = new StaleSocket(41000, "10.0.0.9:5432", StaleSocket.Why.NO_BACKEND);
        StaleSocket former = new StaleSocket(41001, "10.0.0.8:5432", StaleSocket.Why.FORMER_ADDRESS);
        List<String> sockets = List.of("port 41000 to 10.0.0.9:5432: the server knows no such session");
        IdleLimits tenMinutes = new IdleLimits(Optional.of(Duration.ofMinutes(10)), Optional.empty());
        return Stream.of(
                named("a socket without a backend", four().stale(gone), STALE_CONNECTION)
                        .with("endpoint", "db:5432", "dead", 1, "sockets", sockets),
                named(
                                "the database has lost others' sessions, too",
                                four().stale(gone).lost(new LostSessions(7, 2, 30, NOW)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead",
                                1,
                                "sockets",
                                sockets,
                                "lost_since",
                                NOW.toString(),
                                "lost",
                                39L,
                                "lost_client_gone",
                                7L,
                                "lost_by_error",
                                2L,
                                "lost_by_administrator",
                                30L),
                named(
                                "the server knows of no loss",
                                four().stale(gone).lost(new LostSessions(0, 0, 0, NOW)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "dead",
                                1,
                                "sockets",
                                sockets,
                                "lost_none_since",
                                NOW.toString(),
                                "lost",
                                0L),
                named("lost sessions alone are none of this pool's", four().lost(new LostSessions(7, 3, 30, NOW))),
                named(
                        "the pool keeps longer than the server",
                        ActivityObservations.at(NOW).limits(tenMinutes).declared(recycling(601)),
                        STALE_CONNECTION),
                named(
                        "as long as the server",
                        ActivityObservations.at(NOW).limits(tenMinutes).declared(recycling(600))),
                named(
                                "soon to be ended by the server",
                                ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, IDLE, 450, 9)),
                                STALE_CONNECTION)
                        .with(
                                "endpoint",
                                "db:5432",
                                "idle_session_timeout_seconds",
                                600.0,
                                "recycle_below_seconds",
                                480L),
                named(
                        "at work for as long",
                        ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, ACTIVE, 450, 1))),
                named(
                        "not so soon",
                        ActivityObservations.at(NOW).limits(tenMinutes).with(session(5, IDLE, 449, 9))),
                named(
                        "a failover",
                        healthy()
                                .server(true, false, true, true)
                                .saw(ActivityObservations.at(NOW).stale(former)),
                        READ_ONLY,
                        STALE_CONNECTION),
                named(
                                "the path cuts what is idle",
                                healthy().saw(idle(Optional.of(300), Optional.of(600))),
                                IDLE_CUTOFF)
                        .with(
                                "endpoint",
                                "db:5432",
                                "cut_seconds",
                                600L,
                                "survived_seconds",
                                300.0,
                                "recycle_seconds",
                                300L),
                named(
                                "the path cuts what is idle, unless the server speaks first",
                                healthy()
                                        .saw(idle(Optional.empty(), Optional.of(600)))
                                        .saw(ActivityObservations.at(NOW)
                                                .limits(new IdleLimits(
                                                        Optional.empty(), Optional.of(Duration.ofHours(2))))),
                                IDLE_CUTOFF)
                        .with(
                                "endpoint",
                                "db:5432",
                                "cut_seconds",
                                600L,
                                "recycle_seconds",
                                480L,
                                "keepalive_seconds",
                                7200.0),
                named("the path cuts nothing", healthy().saw(idle(Optional.of(7200), Optional.empty()))));
    }

    private static DeclaredPool recycling(int seconds) {
        return new DeclaredPool(2, 2, 1, 1, 0, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static IdleObservation idle(Optional<Integer> survived, Optional<Integer> cut) {
        return new IdleObservation(NOW, survived.map(Duration::ofSeconds), cut.map(Duration::ofSeconds));
    }
}
