package dev.lifeguard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo where a port is taken: by another Lifeguard most likely, whose page must not be taken for the demo's. */
class DemoPortsTest {
    private static final List<String> VARIABLES = List.of("QUARKUS_HTTP_PORT", "PLAYGROUND_PORT", "SHOP_PORT");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPortInUseIsNamedAndNothingHasStarted(int which, @TempDir Path folder) throws IOException {
        Path started = folder.resolve("started");
        Path program = Files.writeString(folder.resolve("sidecar"), "#!/bin/sh\ntouch " + started + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (ServerSocket other = new ServerSocket(FreePort.next(), 1, InetAddress.getLoopbackAddress())) {
            int[] ports = {FreePort.next(), FreePort.next(), FreePort.next()};
            ports[which] = other.getLocalPort();

            assertThatThrownBy(() -> {
                        DemoPorts demo = new DemoPorts(ports[0], ports[1], ports[2]);
                        try (Playground opened = Playground.open(program, demo)) {
                            opened.sidecar().waitFor();
                        }
                    })
                    .hasMessage("port " + ports[which] + " is in use; choose another with " + VARIABLES.get(which));
        }
        assertThat(started).doesNotExist();
    }

    @Test
    void freePortsStayFree() {
        DemoPorts ports = new DemoPorts(FreePort.next(), FreePort.next(), FreePort.next());

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void onePortForTwoPartsIsInUse() {
        int port = FreePort.next();

        assertThatThrownBy(() -> new DemoPorts(port, port, FreePort.next()).requireFree())
                .hasMessage("port " + port + " is in use; choose another with PLAYGROUND_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "99999999999", "-1", "nine"})
    void whatIsNoPortIsRefused(String given) {
        assertThatThrownBy(() -> DemoPorts.of(Map.of("PLAYGROUND_PORT", given)))
                .hasMessage("PLAYGROUND_PORT is no port; give a number from 1 to 65535");
    }

    @Test
    void portsAreThoseOfTheVariables() throws UnusablePort {
        assertThat(DemoPorts.of(Map.of("SHOP_PORT", "65535"))).isEqualTo(new DemoPorts(9432, 9433, 65_535));
    }
}
