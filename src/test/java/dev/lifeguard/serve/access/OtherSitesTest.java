package dev.lifeguard.serve.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lifeguard.serve.Idle;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site may have a browser ask: nothing, so that it holds no stream and starts no work either. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class OtherSitesTest {
    @TestHTTPResource("/")
    URL server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/api/v1/events",
                "/api/v1/diagnosis",
                "/api/v1/diagnosis/default",
                "/api/v1/causes",
                "/api/v1/incidents",
                "/api/v2/alerts",
                "/api/v2/status",
                "/runbooks/connection_refused",
            })
    void nothingIsReadFromThere(String path) {
        refused(given().header("Origin", "https://evil.example"), path);
        refused(given().header("Origin", "null"), path);
        refused(given().header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "no-cors"), path);
        refused(framed("iframe"), path);
    }

    private static void refused(RequestSpecification request, String path) {
        request.get(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("Pages of other sites may not read here"));
    }

    private static RequestSpecification framed(String shownAs) {
        return given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", shownAs);
    }

    @Test
    void noBrowserIsToldThatItMayAskFromThere() {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/events")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runbooks/connection_refused", "/api/v1/causes"})
    void aLinkThatSomebodyFollowsIsAnswered(String path) {
        framed("document").get(path).then().statusCode(200);
    }

    @Test
    void itsOwnPageAndWhatIsNoBrowserAreAnswered() {
        given().header("Origin", "http://" + server.getAuthority())
                .get("/api/v1/diagnosis")
                .then()
                .statusCode(200);
        given().header("Sec-Fetch-Site", "same-origin")
                .get("/api/v1/causes")
                .then()
                .statusCode(200);
        given().get("/metrics").then().statusCode(200);
    }

    @Test
    void healthIsAnsweredToAnybody() {
        given().header("Origin", "https://evil.example")
                .get("/health/live")
                .then()
                .statusCode(200);
    }
}
