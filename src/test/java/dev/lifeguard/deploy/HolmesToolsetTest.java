package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeguard.testing.Interfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The toolset as HolmesGPT takes it ({@code Toolset} and {@code YAMLTool} in its {@code holmes/core/tools.py}): fields it does
 * not know are refused, each parameter is quoted for the shell, and the command is then run by one.
 */
class HolmesToolsetTest {
    private static final JsonNode TOOLSET =
            Yaml.read(Path.of("deploy/holmesgpt/toolset.yaml")).at("/toolsets/lifeguard");
    private static final Set<String> FIELDS =
            Set.of("description", "docs_url", "tags", "prerequisites", "llm_instructions", "tools");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{ (\\w+) }}");

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Path kubectl = Files.writeString(
                folder.resolve("kubectl"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >>" + folder + "/asked\n");
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
    }

    static Stream<JsonNode> tools() {
        return Stream.iterate(0, i -> i < TOOLSET.path("tools").size(), i -> i + 1)
                .map(i -> TOOLSET.path("tools").get(i));
    }

    @Test
    void itHasNoFieldThatIsUnknown() {
        assertThat(TOOLSET.fieldNames()).toIterable().isSubsetOf(FIELDS);
        assertThat(tools())
                .isNotEmpty()
                .allSatisfy(tool ->
                        assertThat(tool.fieldNames()).toIterable().containsExactly("name", "description", "command"));
        assertThat(TOOLSET.path("tags").get(0).asText()).isIn("core", "cluster", "cli");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whateverAParameterHoldsItIsOneWordOfTheCommand(JsonNode tool) throws Exception {
        String hostile = "a$(touch " + folder + "/run)`touch " + folder + "/run`\"; touch " + folder + "/run #'";

        run(tool, hostile);

        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(Files.readString(folder.resolve("asked"))).contains(hostile);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatIsAskedForIsThere(JsonNode tool) throws Exception {
        run(tool, "x");

        List<String> asked = Files.readAllLines(folder.resolve("asked"));
        Set<String> served = Interfaces.described().operations();
        if (asked.contains("--raw")) {
            String path = asked.get(asked.indexOf("--raw") + 1);
            assertThat(path).startsWith("/api/v1/namespaces/x/pods/x:9432/proxy/");
            String own = path.substring(path.indexOf("/proxy") + "/proxy".length());
            assertThat(served).contains("GET " + own.replaceAll("\\?.*", "").replace("/x", "/{cause}"));
        } else {
            assertThat(asked).containsSubsequence("-c", "lifeguard", "--", "/lifeguard");
        }
    }

    private void run(JsonNode tool, String value) throws IOException, InterruptedException {
        String quoted = "'" + value.replace("'", "'\"'\"'") + "'";
        String command = PARAMETER
                .matcher(tool.path("command").asText())
                .replaceAll(parameter -> java.util.regex.Matcher.quoteReplacement(quoted));
        List<String> arguments =
                new ArrayList<>(List.of("PATH=" + folder + ":" + System.getenv("PATH"), "sh", "-c", command));
        assertThat(new Tool("env").run(arguments.toArray(String[]::new)).code()).isZero();
    }
}
