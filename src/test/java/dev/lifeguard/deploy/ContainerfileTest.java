package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of an image without building it. */
class ContainerfileTest {
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./_-]+(:[\\w.-]+)?@sha256:[0-9a-f]{64}");

    /** The instructions of a file, continued lines joined. */
    private static List<String> instructions(String kind) throws IOException {
        String text = Files.readString(Path.of("deploy", "Containerfile." + kind));
        return text.replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> lastStage(String kind) throws IOException {
        List<String> all = instructions(kind);
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = all.get(i).startsWith("FROM ") ? i : from;
        }
        return all.subList(from, all.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void everyBaseIsPinnedByDigest(String kind) throws IOException {
        List<String> all = instructions(kind);

        assertThat(all).filteredOn(line -> line.startsWith("FROM ")).hasSize(2).allSatisfy(from -> {
            String argument = from.replaceAll("FROM \\$\\{(\\w+)}.*", "$1");
            assertThat(all).anySatisfy(line -> {
                assertThat(line).startsWith("ARG " + argument + "=");
                assertThat(line.substring(line.indexOf('=') + 1)).matches(PINNED);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void whatRunsHasNoShellAndIsNobody(String kind) throws IOException {
        List<String> last = lastStage(kind);

        assertThat(last).noneMatch(line -> line.startsWith("RUN ") || line.startsWith("CMD "));
        assertThat(last).contains("USER 65532:65532", "EXPOSE 9432");
        assertThat(last)
                .filteredOn(line -> line.startsWith("ENTRYPOINT "))
                .singleElement()
                .satisfies(line -> {
                    JsonNode command = Yaml.read(line.substring("ENTRYPOINT ".length()));
                    assertThat(command.isArray()).isTrue();
                    assertThat(command.get(0).asText()).startsWith("/");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void whatIsCopiedIsThereAndIsSent(String kind) throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(instructions(kind))
                .filteredOn(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .isNotEmpty()
                .allSatisfy(copy -> {
                    String[] words = copy.replaceAll("--\\S+ ", "").split(" ");
                    for (int i = 1; i < words.length - 1; i++) {
                        assertThat(Path.of(words[i])).exists();
                        assertThat(sent).contains("!" + words[i]);
                    }
                });
    }

    @Test
    void composeRunsTheSidecarInTheApplicationsNetwork() {
        JsonNode services = Yaml.read(Path.of("deploy", "compose.yaml")).path("services");

        JsonNode lifeguard = services.path("lifeguard");
        assertThat(lifeguard.path("network_mode").asText()).isEqualTo("service:app");
        assertThat(lifeguard.path("read_only").asBoolean()).isTrue();
        assertThat(Path.of(
                        "deploy",
                        lifeguard.path("build").path("context").asText(),
                        lifeguard.path("build").path("dockerfile").asText()))
                .exists();
        services.forEach(service -> {
            if (service.has("image")) {
                assertThat(service.path("image").asText()).matches(PINNED);
            }
        });
    }
}
