package dev.lifeguard.serve.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.ManualTime;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final ManualTime time = new ManualTime();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "302, true", "399, true", "400, false", "503, false"})
    void anAnswerBelow400IsReady(int status, boolean ready) throws IOException {
        HttpServer server = answering(status);
        try {
            ApplicationEndpoint.Answer answer = ask(server.getAddress().getPort());

            assertThat(answer.ready()).isEqualTo(ready);
            assertThat(answer.words()).isEqualTo("answered " + status);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoAsksWithinASecondGetsTheSameAnswer() throws IOException {
        HttpServer server = answering(200);
        try {
            ApplicationEndpoint endpoint = new ApplicationEndpoint(
                    vertx, "http://127.0.0.1:" + server.getAddress().getPort() + "/", time);
            endpoint.ask().await().atMost(PATIENCE);
            time.advance(Duration.ofMillis(999));
            endpoint.ask().await().atMost(PATIENCE);
            assertThat(asked.get()).isEqualTo(1);

            time.advance(Duration.ofMillis(1));
            endpoint.ask().await().atMost(PATIENCE);

            assertThat(asked.get()).isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyThereIsNotReady() {
        ApplicationEndpoint.Answer answer = ask(FreePort.next());

        assertThat(answer.ready()).isFalse();
        assertThat(answer.words()).isEqualTo("did not answer: connection refused");
    }

    @Test
    void silenceIsNotReadyAndEndsByItself() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask(silent.getLocalPort()).ready()).isFalse();
        }
    }

    @Test
    void silenceEndsExactlyAtTheLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ApplicationEndpoint.Answer> answer = new ApplicationEndpoint(
                            vertx, "http://127.0.0.1:" + silent.getLocalPort() + "/", time)
                    .ask()
                    .subscribeAsCompletionStage();
            time.advance(Duration.ofMillis(999));
            assertThat(answer).isNotDone();

            time.advance(Duration.ofMillis(1));

            assertThat(answer.join().words()).isEqualTo("did not answer within 1000 ms");
        }
    }

    @Test
    void itsCheckSaysWhatItAnswered() throws IOException {
        HttpServer server = answering(503);
        try {
            HealthCheckResponse response = new ApplicationCheck(new ApplicationEndpoint(
                            vertx, "http://127.0.0.1:" + server.getAddress().getPort() + "/", time))
                    .call()
                    .await()
                    .atMost(PATIENCE);

            assertThat(response.getName()).isEqualTo("application");
            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(response.getData().orElseThrow())
                    .containsEntry("summary", "the application's own health endpoint answered 503");
        } finally {
            server.stop(0);
        }
    }

    private ApplicationEndpoint.Answer ask(int port) {
        return new ApplicationEndpoint(vertx, "http://127.0.0.1:" + port + "/readyz", time)
                .ask()
                .await()
                .atMost(PATIENCE);
    }

    private HttpServer answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
