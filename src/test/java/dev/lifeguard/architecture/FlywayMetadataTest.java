package dev.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.flywaydb.core.extensibility.ConfigurationExtension;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.scanner.classpath.ClassPathScanner;
import org.junit.jupiter.api.Test;

/** Flyway finds its parts as services: a native executable has those that the metadata names. */
class FlywayMetadataTest {
    private static final Path METADATA = Path.of(
            "src",
            "main",
            "resources",
            "META-INF",
            "native-image",
            "dev.lifeguard",
            "flyway",
            "reachability-metadata.json");

    @Test
    void everyPluginOfFlywayIsRegistered() throws IOException {
        assertThat(registered("allDeclaredConstructors"))
                .containsAll(plugins(Plugin.class))
                .allSatisfy(type -> assertThat(exists(type)).as(type).isTrue());
        assertThat(metadata().path("resources").findValuesAsText("glob"))
                .containsExactly("META-INF/services/" + Plugin.class.getName());
    }

    /** Flyway copies its settings by their fields and accessors. */
    @Test
    void settingsOfPluginsAreRegisteredWithTheirMembers() throws IOException {
        List<String> settings = plugins(ConfigurationExtension.class);

        assertThat(settings).isNotEmpty();
        assertThat(registered("allDeclaredFields")).containsAll(settings);
        assertThat(registered("allDeclaredMethods")).containsAll(settings);
    }

    /** Of each it asks by name whether it means a failed connection: unregistered, the question would be an error. */
    @Test
    void kindsOfFailedConnectionsAreRegisteredWithTheirMembers() throws ReflectiveOperationException, IOException {
        Method kinds = FlywaySqlException.class.getDeclaredMethod("getSpecificFlywaySqlExceptionClasses");
        kinds.setAccessible(true);
        List<String> names = ((List<?>) kinds.invoke(null))
                .stream().map(kind -> ((Class<?>) kind).getName()).toList();

        assertThat(names).isNotEmpty();
        assertThat(registered("allDeclaredConstructors")).containsAll(names);
        assertThat(registered("allDeclaredMethods")).containsAll(names);
    }

    /** What a substitution replaces has to be there, or the image is not built. */
    @Test
    void theScanThatIsLeftOutIsThere() throws NoSuchMethodException {
        assertThat(ClassPathScanner.class.getDeclaredMethod("findResourceNamesAndParentURLs"))
                .isNotNull();
    }

    private static List<String> plugins(Class<?> kind) {
        return ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::type)
                .filter(kind::isAssignableFrom)
                .map(Class::getName)
                .toList();
    }

    private static boolean exists(String type) {
        return ClassPathScanner.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }

    private static List<String> registered(String members) throws IOException {
        List<String> types = new ArrayList<>();
        for (JsonNode entry : metadata().path("reflection")) {
            if (entry.path(members).asBoolean()) {
                types.add(entry.path("type").asText());
            }
        }
        return types;
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream in = Files.newInputStream(METADATA)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
