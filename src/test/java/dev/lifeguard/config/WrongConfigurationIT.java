package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.PackagedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with mistakes in every place where settings come from. */
class WrongConfigurationIT {
    private static final Path PACKAGED = PackagedProgram.file();

    @TempDir
    Path folder;

    /** The same program in a folder of its own, so that a file can lie beside it. */
    @BeforeEach
    void installed() throws IOException {
        Files.copy(PACKAGED, folder.resolve(PACKAGED.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        for (String part : List.of("app", "lib", "quarkus")) {
            if (Files.isDirectory(PACKAGED.resolveSibling(part))) {
                Files.createSymbolicLink(folder.resolve(part), PACKAGED.resolveSibling(part));
            }
        }
    }

    @Test
    void aWrongConfigurationIsRefusedInOneMessageThatNamesAllOfIt() throws Exception {
        Files.writeString(
                folder.resolve("application.properties"),
                "lifeguard.probe.timeout=never\nlifeguard.probe.interval=never\nlifeguard.prob.interval=1s\n");

        Executable.Ended ended = run(
                List.of("-Dlifeguard.readiness.policy=lax", "-Dlifeguard.zork=1"),
                Map.of(
                        "LIFEGUARD_PROBE_TIMEOUT", "1s",
                        "LIFEGUARD_READ_ONLY", "postgresql://u:hunter2@h/",
                        "LIFEGUARD_SERVICE_HOST", "10.0.0.1"));

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err().lines().filter(line -> line.startsWith("  - ")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .isEqualTo("  - lifeguard.prob.interval is unknown; the nearest that is accepted is"
                                        + " lifeguard.probe.interval"),
                        line -> assertThat(line)
                                .startsWith("  - lifeguard.zork is unknown; accepted are lifeguard.")
                                .contains(", lifeguard.connect.timeout, ", ", lifeguard.targets.<name>.url, ")
                                .endsWith(", and as environment variables the same in capitals with _ for . and -"),
                        line -> assertThat(line)
                                .isEqualTo("  - lifeguard.probe.interval is \"never\"; accepted is a duration such as"
                                        + " 500ms, 2s or 1m, from 100ms to 1h"),
                        line -> assertThat(line)
                                .isEqualTo("  - lifeguard.readiness.policy is \"lax\"; accepted is one of auto, strict,"
                                        + " startup, off"),
                        line -> assertThat(line)
                                .isEqualTo("  - LIFEGUARD_READ_ONLY cannot be used (its value is not shown:"
                                        + " it might hold a secret); accepted is one of true, false"));
        assertThat(ended.out() + ended.err()).doesNotContain("hunter2", "Exception", "\tat ");
    }

    /** From another folder, so that the file is found beside the program and not where it was started. */
    private Executable.Ended run(List<String> options, Map<String, String> environment) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (Executable program =
                new Executable(folder.resolve(PACKAGED.getFileName()), elsewhere, List.of(), options)) {
            return program.run(environment);
        }
    }
}
