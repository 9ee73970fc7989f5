package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Case.named;
import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.finding.Cause.CONNECTION_REFUSED;
import static dev.lifeguard.finding.Cause.MIGRATION_ALREADY_APPLIED_UNTRACKED;
import static dev.lifeguard.finding.Cause.MIGRATION_CHECKSUM_MISMATCH;
import static dev.lifeguard.finding.Cause.MIGRATION_DIRTY;
import static dev.lifeguard.finding.Cause.MIGRATION_HISTORY_INCONSISTENT;
import static dev.lifeguard.finding.Cause.MIGRATION_LOCKED;
import static dev.lifeguard.finding.Cause.MIGRATION_METADATA_MISSING;
import static dev.lifeguard.finding.Cause.MIGRATION_MULTIPLE_HEADS;
import static dev.lifeguard.finding.Cause.MIGRATION_NEEDS_NO_TRANSACTION;
import static dev.lifeguard.finding.Cause.MIGRATION_NOT_APPLIED;
import static dev.lifeguard.finding.Cause.MIGRATION_REVISION_MISSING;

import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationFact.Locked;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.PathFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {
    private static final Optional<List<String>> NOTHING = Optional.of(List.of());
    private static final Optional<List<String>> TWO = Optional.of(List.of("b", "c"));
    private static final Optional<List<String>> UNKNOWN = Optional.empty();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"whatIsWrong", "whatOnlyLooksWrong", "locks"})
    void theSchemaIsJudged(Case row) {
        row.check();
    }

    static Stream<Case> whatIsWrong() {
        return Stream.of(
                named("two are pending", seen(TWO), MIGRATION_NOT_APPLIED)
                        .with(
                                "tool",
                                "alembic",
                                "table",
                                "public.alembic_version",
                                "pending",
                                2,
                                "next",
                                "b",
                                "current",
                                "a",
                                "wanted",
                                List.of("c"),
                                "revisions",
                                List.of("b", "c")),
                named("something else is expected", unknownTool(), MIGRATION_NOT_APPLIED)
                        .with("expected", List.of("b", "c")),
                named(
                        "recorded and not there",
                        seen(NOTHING, new MigrationFact.Lacking("a", "orders", true)),
                        MIGRATION_NOT_APPLIED),
                named("not among the scripts", seen(UNKNOWN, unknown()), MIGRATION_REVISION_MISSING),
                named(
                        "a fork",
                        seen(TWO, new MigrationFact.Heads(List.of("b", "c"))),
                        MIGRATION_MULTIPLE_HEADS,
                        MIGRATION_NOT_APPLIED),
                named(
                        "a table in the way",
                        seen(TWO, new MigrationFact.AlreadyThere("b", false, "orders", Optional.of("b"))),
                        MIGRATION_ALREADY_APPLIED_UNTRACKED,
                        MIGRATION_NOT_APPLIED),
                named(
                        "a column in the way",
                        seen(TWO, new MigrationFact.AlreadyThere("b", true, "orders.note", Optional.empty())),
                        MIGRATION_ALREADY_APPLIED_UNTRACKED,
                        MIGRATION_NOT_APPLIED),
                named(
                        "a changed script",
                        seen(NOTHING, new MigrationFact.ChecksumChanged("a")),
                        MIGRATION_CHECKSUM_MISMATCH),
                named("a failed one", seen(UNKNOWN, new MigrationFact.Failed("a")), MIGRATION_DIRTY),
                named(
                        "a failed one, and some that wait behind it",
                        seen(TWO, new MigrationFact.Failed("b")),
                        MIGRATION_DIRTY,
                        MIGRATION_NOT_APPLIED),
                named(
                        "a chain with a link missing",
                        seen(UNKNOWN, new MigrationFact.MissingParent("b", "x")),
                        MIGRATION_HISTORY_INCONSISTENT),
                named(
                        "a circle",
                        seen(UNKNOWN, new MigrationFact.Cycle(List.of("b", "c"))),
                        MIGRATION_HISTORY_INCONSISTENT),
                named(
                        "two files of one revision",
                        seen(NOTHING, new MigrationFact.Duplicate("a", List.of("1.py", "2.py"))),
                        MIGRATION_HISTORY_INCONSISTENT),
                named(
                        "a row too many",
                        seen(NOTHING, new MigrationFact.Redundant("a", "b")),
                        MIGRATION_HISTORY_INCONSISTENT),
                named(
                        "one passed over",
                        seen(NOTHING, new MigrationFact.LateScript("b")),
                        MIGRATION_HISTORY_INCONSISTENT),
                named(
                        "a statement for outside",
                        seen(TWO, new MigrationFact.NeedsNoTransaction("b", "VACUUM")),
                        MIGRATION_NEEDS_NO_TRANSACTION,
                        MIGRATION_NOT_APPLIED),
                named(
                        "no metadata",
                        seen(NOTHING, new MigrationFact.NoMetadata("it is None")),
                        MIGRATION_METADATA_MISSING));
    }

    static Stream<Case> whatOnlyLooksWrong() {
        return Stream.of(
                named("all is applied", seen(NOTHING)),
                named("nothing says what is wanted", seen(UNKNOWN)),
                named("no tool at all", healthy().migrations()),
                named("the probe is new", healthy()),
                named(
                        "columns yet to come are no fault of their own",
                        seen(NOTHING, new MigrationFact.Lacking("b", "orders", false))),
                named(
                        "recorded by a newer version, that may have dropped it",
                        seen(UNKNOWN, unknown(), new MigrationFact.Lacking("a", "orders", true)),
                        MIGRATION_REVISION_MISSING),
                named(
                        "what was seen before the server went away",
                        failing(new PathFailure.Refused()).migrations(state(TWO)),
                        CONNECTION_REFUSED));
    }

    static Stream<Case> locks() {
        return Stream.of(
                named("a row that was just taken", locked(Duration.ofMillis(59_999), true, null, false)),
                named(
                        "a row that nobody works under",
                        locked(Duration.ofMinutes(1), true, null, false),
                        MIGRATION_LOCKED),
                named(
                        "a row without an age that nobody works under",
                        locked(null, true, null, false),
                        MIGRATION_LOCKED),
                named("a row that somebody works under", locked(Duration.ofMillis(299_999), true, null, true)),
                named(
                        "a row held for longer than tools wait",
                        locked(Duration.ofMinutes(5), true, null, true),
                        MIGRATION_LOCKED),
                named("a session at work for an hour", locked(Duration.ofHours(1), false, null, true)),
                named("an idle session for a while", locked(Duration.ofMillis(299_999), false, null, false)),
                named("an idle session for long", locked(Duration.ofMinutes(5), false, null, false), MIGRATION_LOCKED),
                named("two pods that start together", locked(null, false, Duration.ofMillis(59_999), true)),
                named("somebody waits for long", locked(null, false, Duration.ofMinutes(1), true), MIGRATION_LOCKED));
    }

    private static Situation locked(Duration held, boolean row, Duration waiting, boolean atWork) {
        return seen(UNKNOWN, new Locked("pod-7", Optional.ofNullable(held), row, Optional.ofNullable(waiting), atWork));
    }

    private static MigrationFact unknown() {
        return new MigrationFact.UnknownRevision("x", List.of());
    }

    private static Situation unknownTool() {
        return healthy()
                .migrations(new MigrationState(
                        MigrationTool.UNKNOWN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of("b", "c"),
                        TWO,
                        List.of(),
                        Optional.empty()));
    }

    private static Situation seen(Optional<List<String>> pending, MigrationFact... facts) {
        return healthy().migrations(state(pending, facts));
    }

    private static MigrationState state(Optional<List<String>> pending, MigrationFact... facts) {
        return new MigrationState(
                MigrationTool.ALEMBIC,
                Optional.of("public.alembic_version"),
                List.of("a"),
                Optional.empty(),
                List.of("c"),
                pending,
                List.of(facts),
                Optional.empty());
    }
}
