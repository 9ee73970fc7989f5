package dev.lifeguard.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lifeguard.testing.Interfaces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/openapi.yaml} names what there is, and nothing else. */
class DescribedViewsTest {
    private final Interfaces described = Interfaces.described();

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Report", ReportView.class),
                Arguments.of("Target", TargetView.class),
                Arguments.of("Phases", PhasesView.class),
                Arguments.of("Server", ServerView.class),
                Arguments.of("Certificate", CertificateView.class),
                Arguments.of("Connections", ConnectionsView.class),
                Arguments.of("Holder", HolderView.class),
                Arguments.of("Pool", PoolView.class),
                Arguments.of("Session", SessionView.class),
                Arguments.of("Migration", MigrationView.class),
                Arguments.of("Finding", FindingView.class),
                Arguments.of("Fix", FixView.class),
                Arguments.of("Explanation", ExplanationView.class),
                Arguments.of("CatalogueEntry", CauseView.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsDescribedAndWhatIsAlwaysThereIsThere(String schema, Class<? extends Record> view) {
        Set<String> fields = Arrays.stream(view.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        assertThat(described.fields(schema)).as("docs/openapi.yaml, %s", schema).containsAll(fields);
        assertThat(fields).containsAll(described.required(schema));
    }

    @Test
    void everyPathIsDescribedAndEveryDescriptionHasItsPath() {
        Set<String> served = new TreeSet<>(Interfaces.routes());
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lifeguard.serve")
                        .stream()
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .forEach(type -> served.addAll(operations(type)));

        assertThat(described.operations()).isEqualTo(served);
    }

    /** Events are described for those who read a stream, which OpenAPI has no reference for. */
    @Test
    void noReferenceIsLooseAndNoSchemaIsLeftOver() {
        assertThat(described.loose()).containsExactly("FindingEvent", "StatusEvent");
    }

    private static Set<String> operations(Class<?> resource) {
        Set<String> all = new TreeSet<>();
        for (Method method : resource.getDeclaredMethods()) {
            String verb = method.isAnnotationPresent(GET.class)
                    ? "GET "
                    : method.isAnnotationPresent(POST.class) ? "POST " : "";
            if (!verb.isEmpty()) {
                Path own = method.getAnnotation(Path.class);
                all.add(verb + joined(resource.getAnnotation(Path.class).value(), own == null ? "" : own.value()));
            }
        }
        return all;
    }

    private static String joined(String base, String rest) {
        String whole = ("/" + base + "/" + rest).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    @Test
    void theReportsThatThePageIsTestedWithAreOnes() throws IOException {
        try (Stream<java.nio.file.Path> stories = Files.list(java.nio.file.Path.of("src/test/resources/page"))) {
            for (java.nio.file.Path story : stories.sorted().toList()) {
                String text = Files.readString(story);
                boolean hostile = story.getFileName().toString().startsWith("hostile");
                if (!hostile && text.contains("\"targets\"")) {
                    assertThat(described.faults("Report", text.replaceAll("\"@-?\\d+\"", "\"2026-11-22T10:00:00Z\"")))
                            .as(story.toString())
                            .isEmpty();
                }
            }
        }
    }
}
