package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.AUTH_FAILED;
import static dev.lifeguard.finding.Cause.BAD_DATABASE_URL;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;
import static dev.lifeguard.finding.Cause.SESSION_ATTRIBUTES_UNMET;
import static dev.lifeguard.finding.Cause.UNKNOWN_ROLE;

import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.observation.PathFailure;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session is wanted to be, and the options it is opened with. */
class LoginOptionsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsWantedOfASessionMayBeRefused(Case row) {
        row.check();
    }

    static Stream<Case> whatIsWantedOfASessionMayBeRefused() {
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
                        INSUFFICIENT_VISIBILITY));
    }
}
