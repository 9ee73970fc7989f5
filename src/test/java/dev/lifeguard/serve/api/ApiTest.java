package dev.lifeguard.serve.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class ApiTest {
    @Inject
    CurrentReport current;

    @BeforeEach
    void oneTargetIsWell() {
        Scripted.publish(
                current,
                PublishedReports.of(PublishedReports.healthy("default"), PublishedReports.unseen("reporting")));
    }

    @Test
    void theReportIsServedWhole() {
        String body = given().get("/api/v1/diagnosis")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asString();

        assertThat(body.replace('"', '\''))
                .isEqualTo(
                        "{'generatedAt':'2026-11-22T10:00:00Z','targets':[{'name':'default',"
                                + "'url':'postgresql://app@db:5432/shop','status':'healthy','since':'2026-11-22T10:00:00Z',"
                                + "'phases':{'dns':null,'tcp':null,'tls':null,'auth':null,'query':null,'connectedAt':null,'queriedAt':null},"
                                + "'server':null,'certificate':null,'connections':null,'pool':null,'migrations':[],'root':null,'findings':[]},{'name':'reporting','url':'',"
                                + "'status':'unknown','since':'2026-11-22T10:00:00Z',"
                                + "'phases':{'dns':null,'tcp':null,'tls':null,'auth':null,'query':null,'connectedAt':null,'queriedAt':null},"
                                + "'server':null,'certificate':null,'connections':null,'pool':null,'migrations':[],'root':null,'findings':[]}]}");
    }

    @Test
    void oneTargetIsServedAlone() {
        given().get("/api/v1/diagnosis/default").then().statusCode(200).body("status", equalTo("healthy"));
    }

    @Test
    void anOrderToLookIsAnsweredWithAReport() {
        given().body("anything")
                .post("/api/v1/diagnosis")
                .then()
                .statusCode(200)
                .body("targets.name", hasItem("default"));
    }

    @Test
    void theCatalogueNamesEveryCause() {
        given().get("/api/v1/causes")
                .then()
                .statusCode(200)
                .body("$", hasSize(Cause.values().length))
                .body("[0].cause", equalTo("bad_database_url"))
                .body("[0].runbook", equalTo("/runbooks/bad_database_url"));
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource(delimiter = '|', textBlock = """
        */*                                             | text/plain    | #
        text/plain                                      | text/plain    | #
        text/markdown                                   | text/markdown | #
        text/html,application/xhtml+xml,*/*;q=0.8       | text/html     | <!DOCTYPE html>
        """)
    void aRunbookComesAsItIsAskedFor(String accept, String type, String start) {
        given().header("Accept", accept)
                .get("/runbooks/dns_failure")
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .body(startsWith(start));
    }

    @Test
    void aRunbookLooksLikeTheStatusPageAndLeadsBackToIt() {
        given().header("Accept", "text/html")
                .get("/runbooks/dns_failure")
                .then()
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self';"))
                .body(containsString("<link rel=\"stylesheet\" href=\"../page/base.css\">"))
                .body(containsString("<a class=\"brand\" href=\"../\">"))
                .body(containsString("<h2>Meaning</h2>"))
                .body(not(containsString("Now, on")));
    }

    @Test
    void aRunbookWhoseCauseHoldsBeginsWithWhatToDoThere() {
        Scripted.publish(
                current,
                PublishedReports.of(
                        PublishedReports.down(
                                "default",
                                new Finding(
                                        Cause.DNS_FAILURE,
                                        Evidence.of("host", "orders.shop.example"),
                                        Optional.empty()),
                                true),
                        PublishedReports.healthy("reporting")));

        String page = given().header("Accept", "text/html")
                .get("/runbooks/dns_failure")
                .asString();

        assertThat(page.substring(0, page.indexOf("<h2>Meaning</h2>")))
                .contains("<section class=\"now critical\"><h2>Now, on default</h2>", "<ol><li>")
                .contains("getent ahosts orders.shop.example")
                .doesNotContain("reporting");
    }

    @Test
    void theCatalogueIsAPageForABrowser() {
        given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/api/v1/causes")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self';"))
                .body(containsString("<a href=\"../../runbooks/dns_failure\"><code>dns_failure</code></a>"));
        given().header("Accept", "*/*").get("/api/v1/causes").then().contentType(startsWith("application/json"));
    }

    @ParameterizedTest(name = "{0} {1} accepting {2} gets {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        GET    | /nothing                 | */*       | 404 | Not Found          | There is nothing at /nothing; there are /, /health,
        GET    | /metrics/more            | */*       | 404 | Not Found          | There is nothing at /metrics/more; there are /, /health,
        GET    | /health/group/pod        | */*       | 404 | Not Found          | There is nothing at /health/group/pod; there are /, /health,
        GET    | /health/well             | */*       | 404 | Not Found          | There is nothing at /health/well; there are /, /health,
        GET    | /api/v1/diagnosis/nobody | */*       | 404 | Not Found          | There is no target of this name; known are default, reporting
        GET    | /runbooks/nothing        | */*       | 404 | Not Found          | There is no cause of this name; /api/v1/causes lists them
        DELETE | /api/v1/diagnosis        | */*       | 405 | Method Not Allowed | This method is not accepted here; accepted are GET, HEAD, OPTIONS, POST
        POST   | /api/v1/causes           | */*       | 405 | Method Not Allowed | This method is not accepted here; accepted are GET, HEAD, OPTIONS
        GET    | /api/v1/explain          | */*       | 405 | Method Not Allowed | This method is not accepted here; accepted are OPTIONS, POST
        POST   | /health/ready            | */*       | 405 | Method Not Allowed | This method is not accepted here; accepted are GET, HEAD
        PUT    | /metrics                 | */*       | 405 | Method Not Allowed | This method is not accepted here; accepted are GET, HEAD
        GET    | /api/v1/diagnosis        | image/png | 406 | Not Acceptable     | None of the accepted media types can be served; offered are application/json
        GET    | /                        | image/png | 406 | Not Acceptable     | None of the accepted media types can be served; offered are application/json, text/html
        GET    | /runbooks/dns_failure    | image/png | 406 | Not Acceptable     | None of the accepted media types can be served; offered are text/html, text/markdown, text/plain
        GET    | /api/v1/incidents        | ;;;       | 406 | Not Acceptable     | None of the accepted media types can be served; offered are application/json
        GET    | /api/v1/incidents?limt=3 | */*       | 400 | Bad Request        | The parameter limt is unknown; accepted are limit and before
        """)
    void whatIsWrongIsAProblem(String method, String path, String accept, int status, String title, String detail) {
        given().header("Accept", accept)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo(title))
                .body("status", equalTo(status))
                .body("detail", startsWith(detail));
    }

    @Test
    void whatMayBeDoneStandsInAllow() {
        given().delete("/api/v1/diagnosis").then().header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        given().post("/metrics").then().header("Allow", equalTo("GET, HEAD"));
    }

    @Test
    void aTextIsExplained() {
        given().contentType("text/plain; charset=utf-8")
                .body("2026-11-22 ERROR pq: password authentication failed for user \"app\"")
                .post("/api/v1/explain")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("findings", hasSize(1))
                .body("findings[0].cause", equalTo("auth_failed"))
                .body("findings[0].severity", equalTo("critical"))
                .body("findings[0].scope", equalTo("deployment"))
                .body("findings[0].summary", equalTo("The server refused the password of role app"))
                .body("findings[0].evidence.role", equalTo("app"))
                .body("findings[0].causedBy", equalTo(null))
                .body("findings[0].since", equalTo(null))
                .body("findings[0].runbook", equalTo("/runbooks/auth_failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "Error: connect ECONNREFUSED 127.0.0.1:6379"})
    void whatIsNotRecognisedHasNoFindings(String text) {
        given().contentType("text/plain")
                .body(text)
                .post("/api/v1/explain")
                .then()
                .statusCode(200)
                .body("findings", hasSize(0));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/json", "application/octet-stream", "text/html"})
    void onlyPlainTextIsExplained(String type) {
        given().contentType(type)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/explain")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", equalTo("This media type is not accepted here; accepted is text/plain"));
    }

    /** Probes, scrapers and browsers may add what they like, and so may Alertmanager's clients and where it reports to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/ready?pod=app",
                "/metrics?name=up",
                "/api/v1/diagnosis?_=1",
                "/api/v1/causes?_=1",
                "/api/v1/incidents?limit=3",
                "/api/v2/alerts?since=1h",
                "/api/v2/status?_=1"
            })
    void whereNothingCanBeMistypedAParameterIsIgnored(String path) {
        given().get(path).then().statusCode(not(equalTo(400)));
    }

    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({"65536, 200", "65537, 413"})
    void aTextIsBounded(int bytes, int status) {
        given().contentType("text/plain")
                .body(new byte[bytes])
                .post("/api/v1/explain")
                .then()
                .statusCode(status)
                .contentType(startsWith(status == 200 ? "application/json" : "application/problem+json"));
    }

    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({"65536, 200", "65537, 413"})
    void aBodyIsBounded(int bytes, int status) {
        given().body(new byte[bytes]).post("/api/v1/diagnosis").then().statusCode(status);
    }
}
