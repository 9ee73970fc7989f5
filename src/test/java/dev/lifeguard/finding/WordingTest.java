package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final Wording WORDING = Wording.parse(List.of(
            "summary: {endpoint} is full: all {max_connections} are in use",
            "summary: {endpoint} is full",
            "summary: The server is full",
            "",
            "fix: Lower pool_size",
            "fix: Raise max_connections above {max_connections}",
            "  $ ALTER SYSTEM SET max_connections = {max_connections}",
            "  $ SELECT '{1,2}'::int[]",
            "fix: Look who is there",
            "  $ psql {endpoint}"));

    @Test
    void theFirstSummaryThatCanBeFilledWins() {
        Evidence evidence = Evidence.of("endpoint", "db:5432").and("max_connections", 100);

        assertThat(WORDING.summary(evidence)).isEqualTo("db:5432 is full: all 100 are in use");
        assertThat(WORDING.summary(Evidence.of("endpoint", "db:5432"))).isEqualTo("db:5432 is full");
        assertThat(WORDING.summary(Evidence.none())).isEqualTo("The server is full");
    }

    @Test
    void aFixThatCannotBeToldInFullIsLeftOut() {
        assertThat(WORDING.fixes(Evidence.of("max_connections", 100)))
                .containsExactly(
                        new Fix("Lower pool_size", Optional.empty()),
                        new Fix(
                                "Raise max_connections above 100",
                                Optional.of("ALTER SYSTEM SET max_connections = 100\nSELECT '{1,2}'::int[]")));
        assertThat(WORDING.fixes(Evidence.none())).containsExactly(new Fix("Lower pool_size", Optional.empty()));
    }

    @Test
    void aFixMayBeToldUnlessTheEvidenceSaysOtherwise() {
        Wording wording = Wording.parse(List.of(
                "summary: behind",
                "fix unless tool~flyway|rails: alembic upgrade",
                "fix if tool~flyway|rails: something else",
                "fix unless stamp~: by hand"));

        assertThat(wording.fixes(Evidence.none())).extracting(Fix::text).containsExactly("alembic upgrade", "by hand");
        assertThat(wording.fixes(Evidence.of("tool", "rails").and("stamp", "a")))
                .extracting(Fix::text)
                .containsExactly("something else");
        assertThat(wording.fixes(Evidence.of("tool", "alembic")))
                .extracting(Fix::text)
                .containsExactly("alembic upgrade", "by hand");
    }

    @ParameterizedTest(name = "{0} is said {1}")
    @MethodSource
    void valuesAreWrittenAsPeopleWriteThem(Object value, String said) {
        Wording wording = Wording.parse(List.of("summary: {value}", "summary: nothing"));

        assertThat(wording.summary(Evidence.of("value", value))).isEqualTo(said);
    }

    static List<Arguments> valuesAreWrittenAsPeopleWriteThem() {
        return List.of(
                Arguments.of(100.0, "100"),
                Arguments.of(0.25, "0.25"),
                Arguments.of(1e-4, "0.0001"),
                Arguments.of(1e7, "10000000"),
                Arguments.of(0.0, "0"),
                Arguments.of(100L, "100"),
                Arguments.of(true, "true"),
                Arguments.of(List.of("a", "b"), "a, b"),
                Arguments.of(Instant.parse("2026-11-22T10:00:00Z"), "2026-11-22T10:00:00Z"),
                Arguments.of("$1 \\ {role}", "$1 \\ {role}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aFrontMatterThatCannotBeSpokenIsRefused(String name, List<String> lines) {
        assertThatThrownBy(() -> Wording.parse(lines)).isInstanceOf(IllegalStateException.class);
    }

    static List<Arguments> aFrontMatterThatCannotBeSpokenIsRefused() {
        return List.of(
                Arguments.of("no summary", List.of("fix: Do it")),
                Arguments.of("no summary that always fits", List.of("summary: {endpoint} is gone")),
                Arguments.of("a command of no fix", List.of("summary: Gone", "  $ psql")),
                Arguments.of("a line of no kind", List.of("summary: Gone", "fixes: Do it")));
    }

    @Test
    void aFixWithAConditionIsToldOnlyWhereTheEvidenceContainsIt() {
        Wording wording =
                Wording.parse(List.of("summary: wrong", "fix if where~password: Encode it", "fix: Look again"));

        assertThat(wording.fixes(Evidence.of("where", "DATABASE_URL: password")))
                .extracting(Fix::text)
                .containsExactly("Encode it", "Look again");
        assertThat(wording.fixes(Evidence.of("where", "port")))
                .extracting(Fix::text)
                .containsExactly("Look again");
        assertThat(wording.fixes(Evidence.none())).extracting(Fix::text).containsExactly("Look again");
    }

    @Test
    void aValueThatWouldBreakOutOfACommandLeavesTheFixOut() {
        Wording wording =
                Wording.parse(List.of("summary: wrong", "fix: Let {role} in", "  $ ALTER ROLE \"{role}\" LOGIN;"));

        assertThat(wording.fixes(Evidence.of("role", "app-1"))).hasSize(1);
        assertThat(wording.fixes(Evidence.of("role", "app\"; DROP ROLE admin; --")))
                .isEmpty();
    }

    @Test
    void aCommandThatIsEvidenceAsAWholeIsToldAsItIs() {
        Wording wording = Wording.parse(List.of("summary: hidden", "fix: Grant it", "  $ {grant}"));

        assertThat(wording.fixes(Evidence.of("grant", "GRANT pg_monitor TO \"app\"")))
                .extracting(fix -> fix.command().orElse(""))
                .containsExactly("GRANT pg_monitor TO \"app\"");
    }

    @Test
    void oneIsSaidOtherwiseThanSeveral() {
        Wording wording =
                Wording.parse(List.of("summary: {n} {n|transaction is|transactions are} open", "summary: Open"));

        assertThat(wording.summary(Evidence.of("n", 1))).isEqualTo("1 transaction is open");
        assertThat(wording.summary(Evidence.of("n", 2))).isEqualTo("2 transactions are open");
        assertThat(wording.summary(Evidence.none())).isEqualTo("Open");
    }

    @Test
    void secondsHaveTwoDigits() {
        Wording wording = Wording.parse(List.of("summary: for {held_seconds} s", "summary: Held"));

        assertThat(wording.summary(Evidence.of("held_seconds", 15.706))).isEqualTo("for 16 s");
        assertThat(wording.summary(Evidence.of("held_seconds", 3.706))).isEqualTo("for 3.7 s");
        assertThat(wording.summary(Evidence.of("held_seconds", 0.0346))).isEqualTo("for 0.035 s");
        assertThat(wording.summary(Evidence.of("held_seconds", 125.4))).isEqualTo("for 125 s");
        assertThat(wording.summary(Evidence.of("held_seconds", 100.0))).isEqualTo("for 100 s");
    }
}
