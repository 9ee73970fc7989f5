package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name says what a thing is, in the words of PostgreSQL, Kubernetes, Prometheus, TLS and Java. */
class VocabularyTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Each of these once stood for something that has a plain name, and told a stranger nothing. */
    private static final Set<String> METAPHORS = Set.of(
            ("Walk Approach Arrival Line Attendance Greeting Memory Said Way Crowd PoolerWords Sight Awaited Patience Demand"
                            + " Run Book Keeper Trouble Moment Inquiries Desk Doorkeeper Concern Known Settlement Draft Stack"
                            + " Complaint Foresight Hindsight Shot Tally Testimony Life Looking Ending Workplace Depths Trust"
                            + " Shingles Engine Surroundings Answer Changes Sighting Statement History Refusal Words")
                    .split(" "));

    /** As names of variables and methods, and in comments. */
    private static final Pattern WORDS =
            Pattern.compile("\\b(desk|doorkeeper|workplace|testimony|witness|tally|walker|ladder|shot|shots)\\b");

    @Test
    void noClassIsNamedByAMetaphor() throws IOException {
        assertThat(names().keySet()).doesNotContainAnyElementsOf(METAPHORS);
    }

    @Test
    void noTwoClassesShareAName() throws IOException {
        assertThat(names())
                .allSatisfy((name, files) -> assertThat(files).as(name).hasSize(1));
    }

    @Test
    void sourcesSpeakPlainly() throws IOException {
        for (Path file : sources()) {
            assertThat(WORDS.matcher(Files.readString(file)).results().map(found -> found.group()))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static Map<String, List<Path>> names() throws IOException {
        return sources().stream()
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(".java", "")));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }
}
