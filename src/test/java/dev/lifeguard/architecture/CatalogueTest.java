package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.explain.ToldCauses;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cause, runbook, and rule or signature are one to one. */
class CatalogueTest {
    private static final Path RUNBOOKS = Path.of("src", "main", "resources", "runbooks");

    /** Families that no observation shows: only a text names them. */
    private static final Set<Cause.Family> ONLY_TOLD = Set.of(Cause.Family.APP_CODE);

    /** What no program complains of: it takes a look at the database. */
    private static final Set<Cause> ONLY_SEEN = Set.of(
            Cause.MTU_BLACK_HOLE,
            Cause.ADDRESS_UNREACHABLE,
            Cause.SLOW_SERVER,
            Cause.CERT_EXPIRING,
            Cause.CONNECTIONS_NEAR_LIMIT,
            Cause.CONNECTION_BUDGET_EXCEEDED,
            Cause.LONG_RUNNING_QUERY,
            Cause.IDLE_IN_TRANSACTION,
            Cause.CREDENTIALS_ROTATED,
            Cause.PINNED_TO_STANDBY,
            Cause.IDLE_CUTOFF,
            Cause.INSUFFICIENT_VISIBILITY,
            Cause.EXCESSIVE_PRIVILEGE);

    @Test
    void everyRuleIsCalledLikeItsCause() {
        assertThat(RuleBook.all())
                .allSatisfy((cause, rule) ->
                        assertThat(snake(rule.getClass().getSimpleName())).isEqualTo(cause.slug()));
    }

    @Test
    void everyCauseHasARuleUnlessOnlyATextTellsIt() {
        assertThat(slugs(cause -> !RuleBook.all().containsKey(cause)))
                .containsExactlyInAnyOrderElementsOf(slugs(cause -> ONLY_TOLD.contains(cause.family())));
    }

    @Test
    void everyCauseIsRecognisedInATextUnlessOnlyAProbeSeesIt() {
        Set<Cause> told = ToldCauses.all();

        assertThat(slugs(cause -> !told.contains(cause)))
                .containsExactlyInAnyOrderElementsOf(slugs(ONLY_SEEN::contains));
    }

    @Test
    void everyCauseHasARunbookAndEveryRunbookACause() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(slugs(cause -> true).stream()
                            .map(slug -> slug + ".md")
                            .toList());
        }
    }

    @Test
    void theManualListsEveryCauseOnce() throws IOException {
        String manual = Files.readString(Path.of("README.md"));
        String table = manual.substring(manual.indexOf("\n| | causes |"), manual.indexOf("\nRefusals are told apart"));

        assertThat(Pattern.compile("`([a-z_]+)`").matcher(table).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(slugs(cause -> true));
    }

    @Test
    void everyRunbookSaysWhatToDoWithoutAnyEvidence() {
        Wordings wordings = Wordings.onClassPath(Place.POD);

        assertThat(Cause.values()).allSatisfy(cause -> {
            assertThat(wordings.of(cause).summary(Evidence.none())).isNotBlank();
            assertThat(wordings.runbook(cause))
                    .startsWith("# ")
                    .contains("\n## Meaning\n", "\n## Impact\n", "\n## Diagnosis\n", "\n## Fix\n", "\n## Prevent\n");
        });
    }

    private static List<String> slugs(Predicate<Cause> wanted) {
        return Arrays.stream(Cause.values()).filter(wanted).map(Cause::slug).toList();
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
