package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What a native image would be built from: the build writes it in every {@code verify}, with {@code
 * quarkus.native.sources-only}, without a GraalVM. The image itself is built where there is one.
 */
class NativeSourcesIT {
    private static final Path SOURCES = Path.of("target", "native-sources");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lifeguard");

    @Test
    void theImageIsFitForASidecar() throws IOException {
        List<String> arguments = Files.readAllLines(SOURCES.resolve("native-image.args")).stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();

        assertThat(arguments)
                .contains(
                        "--no-fallback",
                        "--gc=serial",
                        "-R:MaxHeapSize=128m",
                        "-R:MaximumYoungGenerationSizePercent=13",
                        "-R:MaxDirectMemorySize=16m",
                        "-R:+ExitOnOutOfMemoryError",
                        "-Os",
                        "-H:+RelativeCodePointers",
                        "-march=compatibility");
    }

    /** Java reads how long names are kept when this class is initialised; at build time that would be for 30 seconds. */
    @Test
    void namesAreLookedUpAnewAsTheProgramAsksFor() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("native-image.args")))
                .contains("--initialize-at-run-time=sun.net.InetAddressCachePolicy");
    }

    /** In native executables Quarkus takes Java's transport, which has no unix sockets, unless a service names another. */
    @Test
    void unixSocketsHaveTheirTransport() throws IOException {
        String transport = "META-INF/services/io.vertx.core.spi.transport.Transport";

        assertThat(entry(transport).trim()).isEqualTo("io.vertx.core.impl.transports.EpollTransport");
        assertThat(metadata("dev.lifeguard/lifeguard/reachability-metadata.json")
                        .path("resources")
                        .findValuesAsText("glob"))
                .contains(transport);
        assertThat(reflection()).contains("io.vertx.core.impl.transports.EpollTransport");
    }

    @Test
    void sigtermIsHandledThereToo() throws IOException {
        assertThat(reflection()).contains("sun.misc.Signal", "sun.misc.SignalHandler");
    }

    @Test
    void everythingThatTravelsAsJsonIsRegistered() throws IOException {
        Set<String> registered = entries("reflect-config.json")
                .map(entry -> entry.path("name").asText())
                .collect(Collectors.toSet());

        assertThat(json())
                .as("records that Jackson writes or reads: return them from a resource, or @RegisterForReflection")
                .isNotEmpty()
                .allMatch(record -> registered.contains(record.getName()));
    }

    @Test
    void driversAndExtensionsFindTheirServices() throws IOException {
        JsonNode resources = metadata("resource-config.json").path("resources").path("includes");
        Set<String> patterns = StreamSupport.stream(resources.spliterator(), false)
                .map(include -> include.path("pattern").asText())
                .collect(Collectors.toSet());

        assertThat(patterns)
                .contains(
                        "\\QMETA-INF/services/io.vertx.sqlclient.spi.Driver\\E",
                        "\\QMETA-INF/services/io.vertx.core.spi.JsonFactory\\E",
                        "runbooks/[^/]*\\.md");
    }

    /**
     * Records of the package whose records are JSON, and those that a class of their package that hands things to Jackson
     * knows. The command line writes the former and has none of its own.
     */
    private static List<JavaClass> json() {
        return HOUSE.stream()
                .filter(type -> type.isRecord() && !type.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(type -> type.getPackageName().equals("dev.lifeguard.view")
                        || HOUSE.stream().anyMatch(other -> hands(other, type)))
                .toList();
    }

    private static boolean hands(JavaClass writer, JavaClass record) {
        return !record.getPackageName().equals("dev.lifeguard.cli")
                && writer.getPackageName().equals(record.getPackageName())
                && writer.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                                call.getTargetOwner().getName().startsWith("com.fasterxml.jackson.databind.Object")
                                        && call.getName()
                                                .matches("writeValue.*|readValue|treeToValue|valueToTree|convertValue"))
                && writer.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().equals(record));
    }

    private static Stream<JsonNode> entries(String name) throws IOException {
        return StreamSupport.stream(metadata(name).spliterator(), false);
    }

    private static List<String> reflection() throws IOException {
        return metadata("dev.lifeguard/lifeguard/reachability-metadata.json")
                .path("reflection")
                .findValuesAsText("type");
    }

    private static JsonNode metadata(String name) throws IOException {
        return new ObjectMapper().readTree(entry("META-INF/native-image/" + name));
    }

    private static String entry(String name) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            Path runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile jar = new JarFile(runner.toFile());
                    InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
