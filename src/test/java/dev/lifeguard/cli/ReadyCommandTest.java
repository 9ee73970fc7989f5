package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyCommandTest {
    private static final String DOWN = """
        {"status":"DOWN","checks":[
          {"name":"database:default","status":"DOWN","data":{"status":"down","cause":"auth_failed",
           "summary":"PostgreSQL at db:5432 rejected the password of app","runbook":"/runbooks/auth_failed"}},
          {"name":"database:reports","status":"UP","data":{"status":"healthy"}}]}\
        """;
    private static final String UP = """
        {"status":"UP","checks":[
          {"name":"database:default","status":"UP","data":{"status":"degraded","cause":"too_many_clients",
           "summary":"PostgreSQL at db:5432\\nrefused"}}]}\
        """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whatIsDownIsSaidOnOneLine() throws IOException {
        int exit = ask(503, DOWN);

        assertThat(exit).isEqualTo(1);
        assertThat(printed())
                .isEqualTo("not ready: default is down, auth_failed: PostgreSQL at db:5432 rejected the password of"
                        + " app\n");
    }

    @Test
    void whatIsUpSaysWhatHurtsItAllTheSame() throws IOException {
        int exit = ask(200, UP);

        assertThat(exit).isZero();
        assertThat(printed())
                .isEqualTo("ready: default is degraded, too_many_clients: PostgreSQL at db:5432 refused\n");
    }

    @Test
    void startedIsAnotherQuestion() throws IOException {
        int exit = ask(503, DOWN, "--for", "started");

        assertThat(exit).isEqualTo(1);
        assertThat(printed()).startsWith("not started: default is down");
    }

    @Test
    void silenceIsNotReadyUnlessItIsToCountForNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(silent.getLocalPort());

            assertThat(run("--timeout", "100ms", "--port", port)).isEqualTo(1);
            assertThat(run("--timeout", "100ms", "--port", port, "--fail-open")).isZero();
        }
        assertThat(printed())
                .startsWith("not ready: the sidecar does not answer on port ")
                .contains("\ntaken for ready: the sidecar does not answer on port ", ": no answer in time\n");
    }

    @Test
    void nobodyThereIsNotReadyUnlessItIsToCountForNothing() throws IOException {
        String port = String.valueOf(FreePort.next());

        assertThat(run("--port", port)).isEqualTo(1);
        assertThat(run("--port", port, "--fail-open")).isZero();
        assertThat(printed())
                .isEqualTo(("not ready: the sidecar does not answer on port %s: connection refused\n"
                                + "taken for ready: the sidecar does not answer on port %s: connection refused\n")
                        .formatted(port, port));
    }

    @Test
    void aPortThatSpeaksNeitherHttpNorTlsIsSaidToSpeakNoHttp() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createNetServer()
                    .connectHandler(
                            socket -> socket.write("220 mail.example ESMTP\r\n").onComplete(done -> socket.close()))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();

            assertThat(run("--timeout", "30s", "--port", String.valueOf(port))).isEqualTo(1);

            assertThat(printed())
                    .isEqualTo("not ready: the sidecar does not answer on port " + port + ": the answer is not HTTP\n");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAnswerThatSaysNotReadyIsNeverOverlooked() throws IOException {
        assertThat(ask(503, DOWN, "--fail-open")).isEqualTo(1);
    }

    @Test
    void aPortThatSpeaksTlsIsAskedOverTlsWhateverItsCertificateSays(@TempDir Path folder) throws Exception {
        Certificates.Issued pair = Certificates.authority(folder, "ca").issue("elsewhere", -1, 1, "elsewhere.example");
        Vertx vertx = Vertx.vertx();
        try {
            io.vertx.core.http.HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                            .setSsl(true)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .addCertPath(pair.certificate().toString())
                                    .addKeyPath(pair.key().toString())))
                    .requestHandler(
                            request -> request.response().setStatusCode(503).end(DOWN))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertThat(run("--timeout", "30s", "--port", String.valueOf(server.actualPort())))
                    .isEqualTo(1);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(printed()).startsWith("not ready: default is down, auth_failed");
    }

    @Test
    void itsPortIsThatOfTheSidecarsOwnSettings() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        answer(server, 200, UP);
        try {
            Map<String, String> environment = Map.of(
                    "QUARKUS_HTTP_PORT", String.valueOf(server.getAddress().getPort()));
            assertThat(command().run(environment, terminal())).isZero();
        } finally {
            server.stop(0);
        }
    }

    private int ask(int status, String body, String... options) throws IOException {
        return answered(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1),
                status,
                body,
                options);
    }

    private int answered(HttpServer server, int status, String body, String... options) {
        answer(server, status, body);
        try {
            String[] all = new String[options.length + 2];
            System.arraycopy(options, 0, all, 2, options.length);
            all[0] = "--port";
            all[1] = String.valueOf(server.getAddress().getPort());
            return run(all);
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpServer server, int status, String body) {
        server.createContext("/health/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var stream = exchange.getResponseBody()) {
                stream.write(bytes);
            }
        });
        server.start();
    }

    private int run(String... options) {
        return command(options).run(Map.of(), terminal());
    }

    private static ReadyCommand command(String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "ready";
        System.arraycopy(options, 0, all, 1, options.length);
        return (ReadyCommand) ((Invocation.Run) Invocation.of(all)).command();
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), TerminalColors.PLAIN);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
