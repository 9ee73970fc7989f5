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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cause, rule and runbook are one to one. */
class CatalogueTest {
    private static final Path RUNBOOKS = Path.of("src", "main", "resources", "runbooks");

    @Test
    void everyCauseHasOneRuleThatIsCalledLikeIt() {
        List<String> rules = RuleBook.all().stream()
                .map(rule -> snake(rule.getClass().getSimpleName()))
                .toList();

        assertThat(RuleBook.all())
                .allMatch(rule -> snake(rule.getClass().getSimpleName())
                        .equals(rule.cause().slug()));
        assertThat(rules).containsExactlyInAnyOrderElementsOf(slugs());
    }

    @Test
    void everyCauseHasARunbookAndEveryRunbookACause() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            slugs().stream().map(slug -> slug + ".md").toList());
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

    private static List<String> slugs() {
        return Arrays.stream(Cause.values()).map(Cause::slug).toList();
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
