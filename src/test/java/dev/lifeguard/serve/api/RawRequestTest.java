package dev.lifeguard.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.serve.Idle;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no decent client sends. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(Idle.class)
class RawRequestTest {
    private static final int PATIENCE_MILLIS = 5_000;

    @TestHTTPResource("/")
    URL server;

    @ParameterizedTest(name = "{0} gets {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a path that cannot be decoded   | GET /api/v1/diagnosis/%zz HTTP/1.1~Host: x                           | 400
            a percent sign at the end       | GET /runbooks/% HTTP/1.1~Host: x                                     | 400
            a path without its slash        | GET nothing HTTP/1.1~Host: x                                         | 404
            no host                         | GET /api/v1/causes HTTP/1.1                                          | 400
            a NUL in the path               | GET /api/v1/diagnosis/%00 HTTP/1.1~Host: x                           | 404
            climbing out of the root        | GET /runbooks/..%2f..%2fetc/passwd HTTP/1.1~Host: x                  | 404
            a broken percent in the query   | GET /api/v1/diagnosis?x=%zz HTTP/1.1~Host: x                         | 400
            a method nobody knows           | FOO /api/v1/diagnosis HTTP/1.1~Host: x                               | 405
            a host that is none             | GET /api/v1/causes HTTP/1.1~Host: [::1                               | 400
            a media type that is none       | POST /api/v1/diagnosis HTTP/1.1~Host: x~Content-Type: ;;;~Content-Length: 0 | 415
            two ways to tell the length     | POST /api/v1/diagnosis HTTP/1.1~Host: x~Transfer-Encoding: chunked~Content-Length: 3 | 400
            no HTTP at all                  | zork                                                                 | 400
            a length that is no number      | POST /api/v1/diagnosis HTTP/1.1~Host: x~Content-Length: many         | 400
            a length below zero             | POST /api/v1/diagnosis HTTP/1.1~Host: x~Content-Length: -1           | 400
            two lengths                     | POST /api/v1/diagnosis HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2 | 400
            two hosts                       | GET /api/v1/causes HTTP/1.1~Host: localhost~Host: evil.example        | 400
            an encoded body                 | POST /api/v1/explain HTTP/1.1~Host: x~Content-Type: text/plain~Content-Encoding: gzip~Content-Length: 0 | 415
            a length beyond all numbers     | POST /api/v1/diagnosis HTTP/1.1~Host: x~Content-Length: 99999999999999999999 | 400
            """)
    void malformedRequestsGetAnAnswerAndNoInternals(String name, String request, int status) throws IOException {
        String answer = answer(request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.").contains(" " + status + " ").doesNotContain("Exception", "io.vertx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET nothing HTTP/1.1~Host: x",
                "GET /api/v1/causes HTTP/1.1",
                "GET /api/v1/diagnosis/%zz HTTP/1.1~Host: x",
                "GET /api/v1/causes HTTP/1.1~Host: x~Host: y",
                "POST /api/v1/explain HTTP/1.1~Host: x~Content-Encoding: gzip~Content-Length: 0",
            })
    void whatIsRefusedBeforeAnyResourceIsAProblem(String request) throws IOException {
        assertThat(answer(request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n"))
                .contains("application/problem+json", "{\"type\":\"about:blank\",\"title\":");
    }

    @Test
    void anAddressBeyondAllBoundsIsRefused() throws IOException {
        assertThat(answer("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains(" 414 ");
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws IOException {
        String answers = answer("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answers.indexOf(" 200 OK")).isPositive().isLessThan(answers.indexOf(" 404 Not Found"));
    }

    /** Asked to change to HTTP/2, the port goes on as it is. */
    @Test
    void cleartextHttp2IsOff() throws IOException {
        String upgrade = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n";

        assertThat(answer(upgrade + "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains(" 404 Not Found")
                .doesNotContain("101 Switching");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
