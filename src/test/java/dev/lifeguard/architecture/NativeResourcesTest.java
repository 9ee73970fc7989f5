package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native executable holds only the resources that the build was told of. Everything below {@code src/main/resources}
 * has to be among them, so that one that is forgotten fails here and not in a cluster.
 */
class NativeResourcesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String INCLUDES = "quarkus.native.resources.includes";

    /** What Quarkus takes care of by itself, or what is needed only while building. */
    private static final List<String> SETTLED = List.of(
            "application.properties", // becomes code
            "lifeguard-version.properties", // read by a static initialiser, at build time
            "META-INF/services/org.eclipse.microprofile.config.spi.ConfigSourceProvider", // found at build time
            "META-INF/services/io.vertx.core.spi.transport.Transport", // registered by the metadata below
            "META-INF/native-image/dev.lifeguard/*/reachability-metadata.json",
            "META-INF/resources/**"); // registered by the HTTP extension

    @Test
    void everyResourceIsPartOfTheNativeExecutable() throws IOException {
        List<String> patterns =
                Stream.concat(includes().stream(), SETTLED.stream()).toList();

        assertThat(resources())
                .as("not matched by %s in application.properties", INCLUDES)
                .allMatch(resource -> patterns.stream().anyMatch(pattern -> matches(pattern, resource)));
    }

    @Test
    void everyPatternMeansSomething() throws IOException {
        assertThat(includes())
                .isNotEmpty()
                .allSatisfy(pattern ->
                        assertThat(resources()).as(pattern).anyMatch(resource -> matches(pattern, resource)));
    }

    private static boolean matches(String pattern, String resource) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(resource));
    }

    private static List<String> includes() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            properties.load(reader);
        }
        return Arrays.asList(properties.getProperty(INCLUDES).split("\\s*,\\s*"));
    }

    private static List<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
