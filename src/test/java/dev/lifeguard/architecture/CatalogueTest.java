package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Wordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cause, rule and runbook are one to one. */
class CatalogueTest {
    private static final Path RUNBOOKS = Path.of("src", "main", "resources", "runbooks");

    /** Families that no observation shows yet: only a text names them. */
    private static final Set<Cause.Family> WITHOUT_RULE = Set.of(Cause.Family.POOL, Cause.Family.APP_CODE);

    @Test
    void everyCauseHasOneRuleThatIsCalledLikeIt() {
        List<String> rules = RuleBook.all().stream()
                .map(rule -> snake(rule.getClass().getSimpleName()))
                .toList();

        assertThat(RuleBook.all())
                .allMatch(rule -> snake(rule.getClass().getSimpleName())
                        .equals(rule.cause().slug()));
        assertThat(rules).doesNotHaveDuplicates();
        assertThat(rules).containsExactlyInAnyOrderElementsOf(slugs(cause -> !WITHOUT_RULE.contains(cause.family())));
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
    void everyRunbookSaysWhatToDoWithoutAnyEvidence() {
        Wordings wordings = Wordings.load();

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
