package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import dev.lifeguard.migration.alembic.graph.RevisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories that the real tool made, and what it said of them: see {@code alembic/make.sh} among the resources. */
class RecordedAnswersTest {
    private static final Path HISTORIES = Path.of("src", "test", "resources", "alembic");

    @ParameterizedTest
    @ValueSource(strings = {"linear", "fork", "merges", "bases", "typed", "tree"})
    void oursEqualAlembics(String name) throws Exception {
        Path history = HISTORIES.resolve(name);

        RevisionGraph graph = new AlembicFolder(history.toString()).read().graph();

        assertThat(graph.heads()).containsExactlyElementsOf(revisions(history.resolve("heads.txt")));
        assertThat(graph.current(rows(history))).containsExactlyElementsOf(revisions(history.resolve("current.txt")));
        assertThat(new Outline(graph).lines())
                .isEqualTo(Outline.of(Files.readAllLines(history.resolve("history.txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "fork", "merges", "bases", "typed", "tree"})
    void whatIsPendingComesAfterWhatItNeeds(String name) throws Exception {
        RevisionGraph graph =
                new AlembicFolder(HISTORIES.resolve(name).toString()).read().graph();
        Set<String> all = graph.scripts().stream().map(RevisionScript::revision).collect(Collectors.toSet());

        List<String> order = graph.ordered(all);

        assertThat(order).containsExactlyInAnyOrderElementsOf(all);
        assertThat(graph.scripts())
                .allSatisfy(script -> assertThat(order.subList(0, order.indexOf(script.revision())))
                        .containsAll(script.parents()));
    }

    private static List<String> rows(Path history) throws IOException {
        return Files.readAllLines(history.resolve("rows.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Set<String> revisions(Path answer) throws IOException {
        return Files.readAllLines(answer).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll(" .*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
