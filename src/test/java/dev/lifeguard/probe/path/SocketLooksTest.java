package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.probe.socket.SocketTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketLooksTest {
    private static final Set<InetSocketAddress> SERVER =
            Set.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432));

    @TempDir
    private Path proc;

    private SocketLooks looks;

    @BeforeEach
    void noSockets() throws IOException {
        Files.writeString(proc.resolve("tcp"), "  sl  local_address rem_address   st\n");
        looks = new SocketLooks(new SocketTable(proc));
    }

    @Test
    void theListIsReadOnlyWhenTheKernelCountedSomething() throws IOException {
        counted(10, 5);
        assertThat(looks.towards(SERVER)).as("nothing to compare with").isPresent();
        assertThat(looks.towards(SERVER)).as("nothing happened").isEmpty();

        counted(10, 6);
        assertThat(looks.towards(SERVER)).as("something was sent again").isPresent();
        counted(13, 6);
        assertThat(looks.towards(SERVER)).as("several were opened").isPresent();
    }

    @Test
    void whereNothingIsCountedItIsReadEachTime() {
        assertThat(looks.towards(SERVER)).isPresent();
        assertThat(looks.towards(SERVER)).isPresent();
    }

    private void counted(int opened, int sentAgain) throws IOException {
        Files.writeString(
                proc.resolve("snmp"), "Tcp: ActiveOpens RetransSegs\nTcp: " + opened + " " + sentAgain + "\n");
    }
}
