package dev.lifeguard.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.FreePort;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why an Alertmanager takes nothing, as the log has it. */
class HttpPostTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aClosedPortIsSaidToRefuse() throws Exception {
        assertThat(because("http://127.0.0.1:" + FreePort.next())).isEqualTo("connection refused");
    }

    @Test
    void aNameThatIsNoneIsSaidNotToResolve() throws Exception {
        assertThat(because("http://alertmanager.invalid:9093")).isEqualTo("its name cannot be resolved");
    }

    @Test
    void aPortWithoutTlsIsSaidToHaveNone() throws Exception {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();

        assertThat(because("https://127.0.0.1:" + port)).isEqualTo("it does not speak TLS");
    }

    private String because(String url) throws Exception {
        URI address = URI.create(url);
        AlertmanagerAccess access = new AlertmanagerAccess(
                List.of(address), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        HttpPost post = new HttpPost(vertx, new VertxScheduler(vertx, new VertxTime(vertx)), address, access);
        try {
            return post.send(Buffer.buffer("[]"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS)
                    .because();
        } finally {
            post.close();
        }
    }
}
