package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static dev.lifeguard.finding.Cause.BAD_DATABASE_URL;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.EXCESSIVE_PRIVILEGE;
import static dev.lifeguard.finding.Cause.INSUFFICIENT_VISIBILITY;

import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.testing.ActivityObservations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisibilityTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsHiddenIsSaid(Case row) {
        row.check();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void onlyASuperuserMayTooMuch(Case row) {
        row.check();
    }

    static Stream<Case> onlyASuperuserMayTooMuch() {
        return Stream.of(
                named("a superuser", healthy().superuser(), EXCESSIVE_PRIVILEGE)
                        .with("endpoint", "db:5432", "role", "app"),
                named("pg_monitor is what looking takes", healthy().server(false, false, true, true)),
                named(
                        "a role that may see too little",
                        healthy().server(false, false, false, true),
                        INSUFFICIENT_VISIBILITY),
                named("a server that was not asked", healthy().serverUnknown()),
                named(
                        "what a session was allowed that is gone",
                        failing(new PathFailure.Refused()).superuser(),
                        CONNECTION_REFUSED));
    }

    static Stream<Case> whatIsHiddenIsSaid() {
        return Stream.of(
                named(
                                "without pg_monitor",
                                healthy().server(false, false, false, true).user("app\"x"),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "the sessions of other roles",
                                "grant",
                                "GRANT pg_monitor TO \"app\"\"x\""),
                named("with pg_monitor", healthy().server(false, false, true, true)),
                named(
                        "the privileges of a session that is gone do not matter",
                        failing(new PathFailure.Refused()).server(false, false, false, true),
                        CONNECTION_REFUSED),
                named(
                                "our own fault",
                                failing(new PathFailure.Unexplained(Phase.TCP, "java.lang.IllegalStateException")),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "why the connection failed",
                                "phase",
                                "tcp",
                                "what",
                                "java.lang.IllegalStateException"),
                named(
                        "an error without a name",
                        said("XX000", "AllocSetAlloc", "out of luck"),
                        INSUFFICIENT_VISIBILITY),
                named(
                                "a blind probe",
                                healthy().unseen("activity", "the file could not be read"),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "what the probe activity looks at, because the file could not be read"),
                named(
                                "everything that is hidden is told at once",
                                healthy()
                                        .server(false, false, false, true)
                                        .unseen("idle", "it is dark")
                                        .saw(ActivityObservations.at(NOW).unseen("there is fog")),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "what the probe idle looks at, because it is dark; the application's own pool, because there"
                                        + " is fog; the sessions of other roles",
                                "grant",
                                "GRANT pg_monitor TO \"app\""),
                named(
                                "behind a pooler the pool ends at the pooler",
                                healthy()
                                        .saw(ActivityObservations.at(NOW).unseen("there is fog"))
                                        .saw(CapacityTest.bouncer(0, 0)),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "the application's own pool, because its connections end at PgBouncer 1.18.0, in transaction"
                                        + " mode and without prepared statements"),
                named(
                                "what a server of another maker does not answer",
                                healthy().serverThatTellsNothing(),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "whether the server is a standby, because the server does not answer that question; whether it"
                                        + " is read-only, because the server does not answer that question; whether our role"
                                        + " sees the sessions of others, because the server does not answer that question"),
                named(
                                "a table of a tool that nothing waits for",
                                healthy()
                                        .saw(new MigrationObservation(
                                                NOW, List.of(), Optional.of("its role may not read it"))),
                                INSUFFICIENT_VISIBILITY)
                        .with(
                                "endpoint",
                                "db:5432",
                                "hidden",
                                "what another migration tool recorded, because its role may not read it"),
                named(
                        "a blind probe beside the failure that blinds it",
                        failing(new PathFailure.Refused()).unseen("activity", "there is no session with the database"),
                        CONNECTION_REFUSED),
                named(
                                "a URL that cannot be used",
                                failing(new PathFailure.UnusableUrl())
                                        .at()
                                        .complaint(UrlProblem.Weight.UNUSABLE, "port"),
                                BAD_DATABASE_URL)
                        .with("where", "port", "problem", "What is wrong with port", "corrected", "postgresql://db"),
                named(
                        "the application's driver will refuse it, though we got in",
                        healthy().complaint(UrlProblem.Weight.BREAKS_DRIVER, "sslmode"),
                        BAD_DATABASE_URL),
                named(
                                "the worst complaint counts",
                                healthy()
                                        .complaint(UrlProblem.Weight.RISK, "host")
                                        .complaint(UrlProblem.Weight.BREAKS_DRIVER, "sslmode")
                                        .complaint(UrlProblem.Weight.UNUSABLE, "port"),
                                BAD_DATABASE_URL)
                        .with("where", "port", "problem", "What is wrong with port", "corrected", "postgresql://db"),
                named("a risk is no finding", healthy().complaint(UrlProblem.Weight.RISK, "host")),
                named(
                        "a risk beside a failure is no finding either",
                        failing(new PathFailure.Refused()).complaint(UrlProblem.Weight.RISK, "host"),
                        CONNECTION_REFUSED),
                named(
                        "a URL for another driver and a refusal",
                        failing(new PathFailure.Refused()).complaint(UrlProblem.Weight.BREAKS_DRIVER, "ssl"),
                        BAD_DATABASE_URL,
                        CONNECTION_REFUSED),
                named(
                        "a URL for another driver and our own fault",
                        failing(new PathFailure.Unexplained(Phase.TCP, "E"))
                                .complaint(UrlProblem.Weight.BREAKS_DRIVER, "ssl"),
                        BAD_DATABASE_URL,
                        INSUFFICIENT_VISIBILITY));
    }
}
