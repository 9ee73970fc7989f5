package dev.lifeguard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something answers on the sidecar's port, which another program may have taken since it was free. */
class DemoSidecarTest {
    private static final int DATABASE = 5439;

    @TempDir
    private Path folder;

    private HttpServer listening;
    private volatile String answer = "";

    @BeforeEach
    void listen() throws IOException {
        listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            Path asked = folder.resolve("asked");
            if (!Files.exists(asked)) {
                Files.createFile(asked);
            }
        });
        listening.start();
    }

    @AfterEach
    void stop() {
        listening.stop(0);
    }

    @Test
    void whatWatchesTheDemosDatabaseIsTheDemosSidecar() throws Exception {
        answer = diagnosis(DATABASE);

        try (DemoSidecar sidecar = start("exec sleep 60")) {
            assertThat(sidecar.answers()).isTrue();
        }
    }

    @Test
    void anotherLifeguardOnItsPortIsNot() throws Exception {
        answer = diagnosis(DATABASE + 1);

        try (DemoSidecar sidecar = start("until [ -e asked ]; do sleep 0.05; done; exit 1")) {
            assertThat(sidecar.answers()).isFalse();
            assertThat(sidecar.waitFor()).isEqualTo(1);
        }
    }

    private static String diagnosis(int port) {
        return "{\"targets\":[{\"name\":\"default\",\"url\":\"postgresql://app@localhost:" + port + "/shop\"}]}";
    }

    private DemoSidecar start(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("sidecar"), "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Route route = new Route(folder.resolve("database-url"), folder.resolve("authority.pem"), DATABASE);
        return DemoSidecar.start(program, new DemoPorts(listening.getAddress().getPort(), 1, 1), route, folder);
    }
}
