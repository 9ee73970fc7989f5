package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_FAILED;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.CONNECT_TIMEOUT;
import static dev.lifeguard.finding.Cause.CREDENTIALS_ROTATED;
import static dev.lifeguard.finding.Cause.DNS_FAILURE;
import static dev.lifeguard.finding.Cause.PINNED_TO_STANDBY;
import static dev.lifeguard.finding.Cause.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewConnectionsTest {
    static final PathFailure SECRET_MOVED_ON = new PathFailure.SecretMovedOn(
            new ServerError("28P01", "password authentication failed for user \"app\"", "", "", "auth_failed"),
            "DATABASE_URL_FILE",
            Situation.NOW);

    private static final Situation PASSWORD_CHANGED =
            said("28P01", "auth_failed", "password authentication failed for user \"app\"");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatOnlyNewConnectionsMeetIsToldAsSuch(Case row) {
        row.check();
    }

    static Stream<Case> whatOnlyNewConnectionsMeetIsToldAsSuch() {
        return Stream.of(
                named("a new connection that was opened", healthy().saw(beside(healthy(), 1))),
                named("none was tried yet", healthy().saw(none())),
                named("the password was changed", healthy().saw(beside(PASSWORD_CHANGED, 1)), AUTH_FAILED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "new_connections",
                                "fail",
                                "open_connections",
                                "work",
                                "role",
                                "app",
                                "sqlstate",
                                "28P01"),
                named(
                                "the name is gone",
                                healthy().saw(beside(failing(new PathFailure.NameUnknown("db", NameAnswer.UNTOLD)), 1)),
                                DNS_FAILURE)
                        .with(
                                "endpoint",
                                "db:5432",
                                "new_connections",
                                "fail",
                                "open_connections",
                                "work",
                                "host",
                                "db"),
                named(
                        "new ones are dropped",
                        healthy().saw(beside(failing(new PathFailure.Silent(Phase.TCP, Duration.ofSeconds(3), 2)), 1)),
                        CONNECT_TIMEOUT),
                named(
                                "where no session is held either, nothing is said to work",
                                failing(new PathFailure.Refused()).saw(beside(PASSWORD_CHANGED, 1)),
                                CONNECTION_REFUSED)
                        .with("endpoint", "db:5432"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aRotatedSecretIsToldFromAWrongPassword(Case row) {
        row.check();
    }

    static Stream<Case> aRotatedSecretIsToldFromAWrongPassword() {
        return Stream.of(
                named("the file's password is taken", failing(SECRET_MOVED_ON), CREDENTIALS_ROTATED)
                        .with(
                                "endpoint",
                                "db:5432",
                                "role",
                                "app",
                                "sqlstate",
                                "28P01",
                                "secret",
                                "DATABASE_URL_FILE",
                                "changed",
                                "2026-11-22T10:00:00Z"),
                named(
                        "while the pool is warm",
                        healthy().saw(beside(failing(SECRET_MOVED_ON), 1)),
                        CREDENTIALS_ROTATED),
                named("both are refused", PASSWORD_CHANGED, AUTH_FAILED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aPoolThatOutlivedAFailoverIsPinned(Case row) {
        row.check();
    }

    static Stream<Case> aPoolThatOutlivedAFailoverIsPinned() {
        return Stream.of(
                named(
                                "the pool on the standby, new ones on the primary",
                                standby().saw(pool()).saw(beside(healthy(), 3)),
                                PINNED_TO_STANDBY,
                                READ_ONLY)
                        .with("endpoint", "db:5432", "pooled", 2),
                named(
                                "the address that the last one got through to is the primary's",
                                standby().saw(pool()).saw(beside(healthy().tried(refused("10.0.0.1"), answered()), 3)),
                                PINNED_TO_STANDBY,
                                READ_ONLY)
                        .with("endpoint", "db:5432", "pooled", 2, "primary", "10.0.0.2"),
                named("a name with several servers, once", standby().saw(pool()).saw(beside(healthy(), 2)), READ_ONLY),
                named("no pool that could be pinned", standby().saw(beside(healthy(), 3)), READ_ONLY),
                named("new ones on a standby too", standby().saw(pool()).saw(beside(standby(), 3)), READ_ONLY),
                named("a session on the primary", healthy().saw(pool()).saw(beside(healthy(), 3))),
                named(
                        "an application that only reads",
                        standby().readOnlyTarget().saw(pool()).saw(beside(healthy(), 3))),
                named(
                        "a URL that prefers a standby",
                        standby()
                                .wanting(SessionWanted.PREFER_READ_ONLY)
                                .saw(pool())
                                .saw(beside(healthy().wanting(SessionWanted.PREFER_READ_ONLY), 3))));
    }

    @Test
    void aPoolThatIsPinnedIsBehindWhatItCannotWrite() {
        Situation pinned = standby().saw(pool()).saw(beside(healthy(), 3));

        assertThat(Case.ALL_RULES.diagnose(pinned.snapshot()).findings())
                .filteredOn(finding -> finding.cause() == READ_ONLY)
                .singleElement()
                .satisfies(finding -> assertThat(finding.causedBy()).contains(PINNED_TO_STANDBY));
    }

    private static Attempt refused(String address) {
        return new Attempt(new Endpoint("db", 5432), address, Optional.of(new PathFailure.Refused()));
    }

    private static Attempt answered() {
        return new Attempt(new Endpoint("db", 5432), "10.0.0.2", Optional.empty());
    }

    private static Situation standby() {
        return healthy().server(true, false, true, true);
    }

    private static ActivityObservations pool() {
        return ActivityObservations.at(Situation.NOW).with(2, ActivityObservations.session(5, SessionState.IDLE, 1, 1));
    }

    private static NewConnectionObservation beside(Situation walked, int alike) {
        return new NewConnectionObservation(Situation.NOW, walked.snapshot().path(), alike);
    }

    private static NewConnectionObservation none() {
        return new NewConnectionObservation(Situation.NOW, Optional.empty(), 0);
    }
}
