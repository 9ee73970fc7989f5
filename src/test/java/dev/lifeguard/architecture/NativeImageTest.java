package dev.lifeguard.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Kinds of mistakes that only a native executable shows, found without building one. */
class NativeImageTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lifeguard");

    @Test
    void noStaticFieldHoldsWhatBelongsToAProcess() {
        assertThat(BuildTimeState.fields(HOUSE)).isEmpty();
    }

    @Test
    void noStaticInitialiserAsksTheMachineThatBuilds() {
        assertThat(BuildTimeState.questions(HOUSE)).isEmpty();
    }

    @Test
    void bothWouldBeNoticed() {
        JavaClasses built = new ClassFileImporter().importClasses(Built.class, Behind.class);

        assertThat(BuildTimeState.fields(built))
                .hasSize(2)
                .anyMatch(field -> field.contains("REQUEST"))
                .anyMatch(field -> field.contains("CLOCKS"));
        assertThat(BuildTimeState.questions(built))
                .anyMatch(question -> question.endsWith("Buffer.buffer"))
                .anyMatch(question -> question.endsWith("System.getenv"))
                .anyMatch(question -> question.endsWith("ConfigProvider.getConfig"));
    }

    /** Until Quarkus has started, it answers with the configuration of the build. */
    @Test
    void configurationIsTakenFromTheProviderOnlyOnceQuarkusRuns() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ExitHandler")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ConfigProvider.class)
                .check(HOUSE);
    }

    /** What behaves differently there is tested nowhere else: where the executable lies, and its memory, is all that has to. */
    @Test
    void littleAsksWhetherItRunsNatively() {
        assertThat(HOUSE.stream().filter(NativeImageTest::asksWhetherNative).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("BesideExecutable", "StartMemory");
    }

    private static boolean asksWhetherNative(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return constants.contains("org.graalvm.nativeimage") || constants.contains("io/quarkus/runtime/ImageMode");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As one should not be written. */
    @SuppressWarnings("unused")
    private static final class Built {
        static final Buffer REQUEST = Buffer.buffer();
        static final Optional<List<InstantSource>> CLOCKS = Optional.empty();
        static final String HOME = Behind.home();
    }

    private static final class Behind {
        static String home() {
            return System.getenv("HOME") + ConfigProvider.getConfig();
        }
    }
}
