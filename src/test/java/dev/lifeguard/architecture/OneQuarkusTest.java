package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test classes run beside each other, and a process has one Quarkus: those that need it take turns. */
class OneQuarkusTest {
    @Test
    void testsWithQuarkusTakeTurns() throws IOException {
        List<String> withQuarkus = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("\n@QuarkusTest\n")) {
                    withQuarkus.add(source);
                }
            }
        }

        assertThat(withQuarkus)
                .hasSizeGreaterThan(10)
                .allSatisfy(source -> assertThat(source).contains("\n@Execution(ExecutionMode.SAME_THREAD)\n"));
    }
}
