package dev.lifeguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.rule.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** Clocks, timers, and randomness, as {@code owner.method}. */
    private static final Pattern TIME_OR_CHANCE = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)",
            "java\\.lang\\.(Math|StrictMath)\\.random",
            "java\\.lang\\.Thread\\.sleep",
            "java\\.time\\.\\w+\\.now",
            "java\\.time\\.(Clock|InstantSource)\\.(system|tick)\\w*",
            "java\\.util\\.(Date|Timer|Random|SplittableRandom)\\.<init>",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.util\\.UUID\\.randomUUID",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
            "java\\.util\\.concurrent\\.Executors\\.newS(cheduled|ingleThreadScheduled)\\w*",
            "java\\.util\\.concurrent\\.CompletableFuture\\.(orTimeout|completeOnTimeout|delayedExecutor)",
            "java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)",
            "io\\.vertx(\\.mutiny)?\\.core\\.Vertx\\.(setTimer|setPeriodic|timer)\\w*",
            "io\\.vertx\\.core\\.(Future|Promise)\\.timeout",
            "io\\.smallrye\\.mutiny\\..*\\.(delayIt|delayUntil|ifNoItem|ticks|withBackOff|expireIn|expireAt)"));

    private static final ArchRule TIME_AND_CHANCE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "wiring..")
            .should()
            .callCodeUnitWhere(DescribedPredicate.describe(
                    "asks for time or chance",
                    call -> TIME_OR_CHANCE
                            .matcher(call.getTargetOwner().getName() + "." + call.getName())
                            .matches()));

    @ParameterizedTest(name = "{0} knows {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            time                  | -
            database              | -
            observation           | database
            finding               | observation
            diagnosis             | finding, observation, database
            explain               | finding
            async                 | -
            alert                 | finding
            alert.delivery        | alert, async, finding, database, watch, time
            probe                 | async, observation, database, time
            jdbc                  | database, time
            migration             | async, jdbc, probe, observation, database, time
            watch                 | diagnosis, finding, observation, probe, database, time
            incident              | alert, finding, jdbc, observation, database, watch, time
            drill                 | observation, time
            view                  | drill, finding, observation, database, watch
            serve                 | alert, async, drill, explain, finding, incident, observation, database, view, watch, time
            config                | alert, drill, incident, observation, serve.health, database, migration, watch, time
            cli                   | config, diagnosis, drill, explain, finding, observation, probe, database, view, watch, time
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
    @ValueSource(strings = {"time", "database", "observation", "finding", "diagnosis", "explain", "alert"})
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

    /** A rule that reads times has to say so, since the others are not asked again while only times change. */
    @Test
    void onlyRulesAboutTimeReadTimes() {
        List<String> aboutTime = RuleBook.all().values().stream()
                .filter(Rule::isAboutTime)
                .map(rule -> rule.getClass().getName())
                .toList();
        assertThat(aboutTime).isNotEmpty();

        noClasses()
                .that(resideInAPackage(ROOT + "diagnosis..")
                        .and(DescribedPredicate.describe(
                                "are not about time", type -> !aboutTime.contains(type.getName()))))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "reads times",
                        call -> Pattern.matches(
                                "dev\\.lifeguard\\.observation\\.(Snapshot\\.at"
                                        + "|PathObservation\\.(at|timings|recentQueries))",
                                call.getTargetOwner().getName() + "." + call.getName())))
                .check(HOUSE);
    }

    @ParameterizedTest(name = "migration.alembic.{0} knows {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            python  | -
            upgrade | python
            graph   | python, upgrade
            """)
    void scriptsOfAlembicAreReadWithTheLanguageAlone(String name, @Nullable String allowed) {
        String alembic = ROOT + "migration.alembic.";
        Stream<String> known =
                Stream.concat(Stream.of(name), allowed == null ? Stream.empty() : Arrays.stream(allowed.split(", ")));
        String[] packages = Stream.concat(Stream.of("java..", "org.jspecify.."), known.map(each -> alembic + each))
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(alembic + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages))
                .check(HOUSE);
    }

    @Test
    void alembicKnowsNoDriver() {
        classes()
                .that()
                .resideInAPackage(ROOT + "migration.alembic..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.lifeguard.."))
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
    void timeAndChanceComeOnlyFromTheWiring() {
        TIME_AND_CHANCE.check(HOUSE);
    }

    /** What a channel does later it does on its own loop; what is overdue is decided by ticks, in tests by hand. */
    @Test
    void timersOfNettyAreOnlyWhereItsChannelsAreHandled() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "serve.connection")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "schedules on an executor",
                        call -> call.getTargetOwner().isAssignableTo(ScheduledExecutorService.class)
                                && call.getName().startsWith("schedule")))
                .check(HOUSE);
    }

    @Test
    void whoHelpsHimselfToTimeOrChanceIsNoticed() {
        assertThat(TIME_AND_CHANCE
                        .evaluate(new ClassFileImporter().importClasses(HelpsHimself.class))
                        .getFailureReport()
                        .getDetails())
                .hasSize(8);
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

    /** As no class should. */
    @SuppressWarnings("unused")
    private static final class HelpsHimself {
        Object all(Vertx vertx, Uni<String> answer) throws InterruptedException {
            Thread.sleep(1);
            vertx.setTimer(1, due -> {});
            return List.of(
                    System.nanoTime(),
                    Instant.now(),
                    Clock.systemUTC(),
                    new Random(),
                    UUID.randomUUID(),
                    answer.ifNoItem().after(Duration.ofSeconds(1)).fail());
        }
    }
}
