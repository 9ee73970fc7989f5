package dev.lifeguard.serve.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.finding.Place;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class PageTest {
    private static final Path SOURCES = Path.of("src/main/resources/page");
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final int BUDGET_BYTES = 120 * 1024;

    @Inject
    CurrentReport current;

    @BeforeEach
    void oneTargetIsWell() {
        Scripted.publish(current, PublishedReports.of(PublishedReports.healthy("default")));
    }

    @Test
    void aBrowserGetsThePage() {
        given().header("Accept", BROWSER)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Vary", "Accept")
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self';"))
                .body(startsWith("<!DOCTYPE html>"));
    }

    @ParameterizedTest
    @CsvSource({"*/*", "application/json"})
    void anybodyElseGetsTheReport(String accept) {
        given().header("Accept", accept)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("targets[0].status", equalTo("healthy"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String tag =
                given().get("/page/main.js").then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag)
                .get("/page/main.js")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @ParameterizedTest
    @CsvSource({"main.js,text/javascript", "base.css,text/css", "down.svg,image/svg+xml"})
    void eachFileHasItsType(String file, String type) {
        given().get("/page/" + file).then().statusCode(200).contentType(startsWith(type));
    }

    @ParameterizedTest
    @CsvSource({"/page/nothing.js", "/page/..%2Fapplication.properties", "/page/"})
    void whatIsNoPartOfThePageIsNotServed(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is nothing at"));
    }

    @Test
    void everyFileIsServedAndAllTogetherAreSmall() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PageFiles.NAMES);
        }
        assertThat(PageFiles.NAMES.stream()
                        .mapToInt(name -> PageFile.load(name, Place.POD).text().getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(BUDGET_BYTES);
    }

    /** The policy forbids it anyway; this names the line. */
    @Test
    void nothingComesFromElsewhereAndNoTextBecomesMarkup() throws IOException {
        Pattern forbidden =
                Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|https?://");
        for (String name : PageFiles.NAMES) {
            assertThat(Files.readAllLines(SOURCES.resolve(name)))
                    .as(name)
                    .filteredOn(line -> !line.contains("http://www.w3.org/2000/svg"))
                    .noneMatch(line -> forbidden.matcher(line).find());
        }
    }
}
