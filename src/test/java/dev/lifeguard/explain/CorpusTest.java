package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lifeguard.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What real programs printed at real faults. A text's folder is the cause that has to come first, or {@code none} where
 * another system speaks. {@code src/test/corpus} has the programs that made them.
 */
@Execution(ExecutionMode.CONCURRENT)
class CorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "explain", "corpus");
    private static final String NONE = "none";
    private static final Explainer EXPLAINER = Explainer.load();

    @ParameterizedTest(name = "{0}/{1}")
    @MethodSource("texts")
    void theRootIsNamedFirst(String cause, String name) {
        assertThat(first(CORPUS.resolve(cause).resolve(name))).isEqualTo(cause);
    }

    @Test
    void theCorpusIsLargeEnoughToSayAnything() {
        assertThat(texts().filter(text -> !text.get()[0].equals(NONE)).count()).isGreaterThanOrEqualTo(250);
        assertThat(texts().filter(text -> text.get()[0].equals(NONE)).count()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void nothingOfTheMachineThatMadeItIsInTheCorpus() {
        assertThat(texts().map(text ->
                        read(CORPUS.resolve((String) text.get()[0]).resolve((String) text.get()[1]))))
                .noneMatch(text -> text.contains("/tmp/") || text.contains("/root/") || text.contains("correct-horse"));
    }

    static Stream<Arguments> texts() {
        return list(CORPUS).stream()
                .flatMap(folder -> list(folder).stream()
                        .map(file -> arguments(
                                folder.getFileName().toString(),
                                file.getFileName().toString())));
    }

    private static String first(Path file) {
        return EXPLAINER.explain(read(file)).stream()
                .map(Finding::cause)
                .map(cause -> cause.slug())
                .findFirst()
                .orElse(NONE);
    }

    private static String read(Path file) {
        try {
            return Decoding.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
