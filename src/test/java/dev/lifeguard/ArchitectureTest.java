package dev.lifeguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the house: which package may know which. */
class ArchitectureTest {
    private static final String ROOT = "dev.lifeguard.";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lifeguard");

    @ParameterizedTest(name = "{0} knows {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            database              | -
            observation           | database
            finding               | observation
            diagnosis             | finding, observation, database
            explain               | finding
            async                 | -
            alert                 | finding
            alert.delivery        | alert, async, finding, database, watch
            probe                 | async, observation, database
            jdbc                  | database
            migration             | async, jdbc, probe, observation, database
            watch                 | diagnosis, finding, observation, probe, database
            incident              | alert, finding, jdbc, observation, database, watch
            drill                 | observation
            view                  | drill, finding, observation, database, watch
            serve                 | alert, async, drill, explain, finding, incident, observation, database, view, watch
            config                | alert, drill, incident, observation, serve.health, database, migration, watch
            cli                   | config, diagnosis, drill, explain, finding, observation, probe, database, view, watch
            """)
    void aPackageKnowsOnlyWhatTheTableAllows(String name, String allowed) {
        String[] known = Stream.concat(
                        Stream.of(name), allowed == null ? Stream.empty() : Arrays.stream(allowed.split(", ")))
                .map(each -> ROOT + each + "..")
                .toArray(String[]::new);

        noClasses()
                .that(resideInAPackage(ROOT + name + "..").and(not(resideInAnyPackage(belowWithALineOfItsOwn(name)))))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.lifeguard..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static String[] belowWithALineOfItsOwn(String name) {
        return name.equals("alert") ? new String[] {ROOT + "alert.delivery.."} : new String[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "observation", "finding", "diagnosis", "explain", "alert"})
    void whatJudgesDependsOnNothingButTheLanguage(String name) {
        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .and()
                .resideOutsideOfPackage(ROOT + "alert.delivery..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "javax.net..", "com.google.re2j..", "org.jspecify..", "dev.lifeguard..", ""))
                .check(HOUSE);
    }

    @Test
    void whatJudgesDoesNotLog() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "database..",
                        ROOT + "observation..",
                        ROOT + "finding..",
                        ROOT + "diagnosis..",
                        ROOT + "explain..",
                        ROOT + "alert..")
                .and()
                .resideOutsideOfPackage(ROOT + "alert.delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.lang.System$Logger")
                .check(HOUSE);
    }

    @Test
    void theWatchKnowsNoFamilyOfProbes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "watch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "probe.*..")
                .check(HOUSE);
    }

    @Test
    void nothingKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "wiring..")
                .check(HOUSE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.lifeguard.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theClockIsReadOnlyInTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "wiring..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .check(HOUSE);
    }

    @Test
    void onlyOneClassKnowsTheArchivedMetricsLibrary() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + "serve.metrics.MetricRegistryProducer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smallrye.metrics..")
                .check(HOUSE);
    }
}
