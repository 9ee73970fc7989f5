package dev.lifeguard.serve.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.lifeguard.serve.Idle;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.testing.Interfaces;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scripted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class DrillApiTest {
    private static String url;
    private static final Queue<HttpServerResponse> HELD = new ConcurrentLinkedQueue<>();
    private static volatile boolean holding;
    private static Vertx vertx;
    private static HttpServer server;

    @Inject
    CurrentReport current;

    @BeforeAll
    static void serve() {
        url = ConfigProvider.getConfig().getValue("lifeguard.drill.url", String.class);
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (holding) {
                        HELD.add(request.response());
                    } else {
                        request.response().end("UP");
                    }
                })
                .listen(URI.create(url).getPort(), "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.close();
    }

    @Test
    void whatIsConfiguredIsDrilled() {
        Scripted.publish(
                current, PublishedReports.of(PublishedReports.unseen("default"), PublishedReports.unseen("reporting")));
        String answer = given().post("/api/v1/drill?requests=20&concurrency=5")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("held", equalTo(true))
                .body("url", equalTo(url))
                .body("answered", equalTo(20))
                .body("pool.unseen", startsWith("no database could be reached"))
                .extract()
                .asString();

        assertThat(Interfaces.described().faults("Drill", answer)).isEmpty();
        assertThat(Interfaces.described().faults("Drill", answer.replace("\"held\"", "\"hold\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requests=51              | requests is wrong; accepted is a whole number from 1 to 50
            requests=0               | requests is wrong; accepted is a whole number from 1 to 50
            requests=many            | requests is wrong; accepted is a whole number from 1 to 50
            concurrency=11           | concurrency is wrong; accepted is a whole number from 1 to 10
            request=20               | The parameter request is unknown; accepted are requests and concurrency
            requests=20&n=5          | The parameter n is unknown; accepted are requests and concurrency
            requests=2&concurrency=3 | The drill is out of bounds: give no more at once than there are requests
            """)
    void nothingGoesBeyondTheConfiguration(String query, String detail) {
        given().post("/api/v1/drill?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(detail));
    }

    @Test
    void oneRunsAtATime() {
        holding = true;
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> given().post("/api/v1/drill?requests=1&concurrency=1").statusCode());
        await().until(() -> !HELD.isEmpty());
        given().post("/api/v1/drill").then().statusCode(409).body("title", equalTo("Conflict"));
        holding = false;
        HELD.forEach(response -> vertx.runOnContext(go -> response.end()));
        await().until(first::isDone);
        given().post("/api/v1/drill?requests=1").then().statusCode(200);
    }

    /** The place is free once the drill has ended, which it does without asking further. */
    @Test
    void aClientThatGoesAwayEndsItsDrill() throws Exception {
        holding = true;
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream()
                    .write(
                            "POST /api/v1/drill?requests=50&concurrency=2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> !HELD.isEmpty());
            given().post("/api/v1/drill").then().statusCode(409);
        }
        holding = false;
        await().untilAsserted(
                        () -> given().post("/api/v1/drill?requests=1").then().statusCode(200));
    }

    @Test
    void readingStartsNothing() {
        given().get("/api/v1/drill").then().statusCode(405).header("Allow", equalTo("OPTIONS, POST"));
    }
}
