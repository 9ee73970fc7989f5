package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key and variable in the chart and in what stands beside it is one that the program accepts. */
class ChartSettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bLIFEGUARD_[A-Z0-9_]+\\b");
    private static final Pattern KEY = Pattern.compile("(?<![./\\w-])lifeguard(?:\\.[a-z0-9-]+){2,}(?=:)");

    @Test
    void everyVariableIsKnown() throws IOException {
        Set<String> variables = found(VARIABLE);

        assertThat(variables).contains("LIFEGUARD_READINESS_POLICY");
        assertThat(UnknownKeys.find(Set.of(), variables)).isEmpty();
    }

    @Test
    void everyKeyIsKnown() throws IOException {
        Set<String> keys = found(KEY);

        assertThat(keys).contains("lifeguard.probe.interval");
        assertThat(UnknownKeys.find(keys, Set.of())).isEmpty();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files()) {
            pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group()));
        }
        return found;
    }

    private static Iterable<Path> files() throws IOException {
        try (Stream<Path> chart = Files.walk(Path.of("helm"));
                Stream<Path> deploy = Files.walk(Path.of("deploy"))) {
            return Stream.concat(chart, deploy).filter(Files::isRegularFile).toList();
        }
    }
}
