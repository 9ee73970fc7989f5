package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.Executable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that leave in the middle of what they send: that is their right, and no failure of the sidecar. */
class AbortedUploadIT {
    private static final List<String> TARGETS =
            List.of("/api/v1/explain", "/api/v1/alertmanager", "/api/v1/diagnosis", "/api/v1/drill", "/nothing");

    @Test
    void isNoStackTrace(@TempDir Path folder) throws Exception {
        try (Executable lifeguard = new Executable(folder)) {
            ServingSidecar sidecar =
                    ServingSidecar.start(lifeguard, Map.of("DATABASE_URL", "postgresql://app@127.0.0.1:1/shop"));
            for (String target : TARGETS) {
                for (String length : List.of("Content-Length: 60000", "Transfer-Encoding: chunked")) {
                    leave(sidecar.port(), target, length, false);
                    leave(sidecar.port(), target, length, true);
                }
            }

            assertThat(sidecar.code("/health/live")).isEqualTo(200);
            sidecar.process().destroy();
            Executable.Ended ended = sidecar.running().end();
            assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "Exception", "ERROR");
            assertThat(ended.exitCode()).isZero();
        }
    }

    private static void leave(int port, String target, String length, boolean abruptly) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String begun = "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length
                    + "\r\n\r\n1000\r\n{\"half\":";
            client.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            if (abruptly) {
                client.setSoLinger(true, 0);
            }
        }
    }
}
