package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that people pasted in public, each with its cause, what may be said besides it, and nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class CasesTest {
    private static final String NONE = "none";
    private static final Explainer EXPLAINER = Explainer.load();
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Text(JsonNode json) {
        List<String> allowed() {
            List<String> allowed = new ArrayList<>(List.of(expected()));
            json.path("also").forEach(each -> allowed.add(each.asText()));
            return allowed;
        }

        String expected() {
            return json.path("expect").asText();
        }

        List<Finding> findings() {
            return EXPLAINER.explain(json.path("text").asText());
        }

        @Override
        public String toString() {
            return json.path("id").asText();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void theRootComesFirstAndNothingElseIsNamed(Text text) {
        List<String> named =
                text.findings().stream().map(finding -> finding.cause().slug()).toList();

        assertThat(named.isEmpty() ? NONE : named.get(0)).isEqualTo(text.expected());
        assertThat(text.allowed()).containsAll(named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void theEvidenceIsWhatTheTextSays(Text text) {
        text.json()
                .path("evidence")
                .properties()
                .forEach(each -> assertThat(text.findings())
                        .first()
                        .satisfies(finding -> assertThat(
                                        finding.evidence().values().get(each.getKey()))
                                .isEqualTo(each.getValue().asText())));
        if (text.json().has("forbid_evidence")) {
            assertThat(text.findings().toString())
                    .doesNotContain(text.json().path("forbid_evidence").asText());
        }
    }

    /** Those that people pasted, their kin in other languages, drivers and wrappers, and the kinds of public reports. */
    static Stream<Text> texts() throws IOException {
        Path folder = Path.of("src", "test", "resources", "explain");
        return Stream.concat(
                        Files.readAllLines(folder.resolve("cases.jsonl")).stream(),
                        Stream.concat(
                                Files.readAllLines(folder.resolve("variants.jsonl")).stream(),
                                Files.readAllLines(folder.resolve("reports.jsonl")).stream()))
                .map(CasesTest::read);
    }

    private static Text read(String line) {
        try {
            return new Text(JSON.readTree(line));
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
