package dev.lifeguard.probe.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTableTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt" + "   uid  timeout inode\n";

    @TempDir
    Path proc;

    @BeforeAll
    static void theSamplesComeFromALittleEndianMachine() {
        assertThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void anIpv4LineIsRead() throws Exception {
        write("tcp", "   1: 0700000A:A1B2 0900000A:1538 01 00000014:00000000 01:00000031 00000003  1000 0 12345 2\n");

        assertThat(all())
                .containsExactly(new TcpSocket(
                        new InetSocketAddress("10.0.0.7", 0xA1B2),
                        new InetSocketAddress("10.0.0.9", 5432),
                        TcpSocket.State.ESTABLISHED,
                        20,
                        3,
                        12345));
    }

    @Test
    void anIpv4AddressInTheOtherFileIsUnwrapped() throws Exception {
        write("tcp", "");
        write(
                "tcp6",
                " 0: 0000000000000000FFFF00000700000A:A1B2 0000000000000000FFFF00000900000A:1538 08"
                        + " 00000000:00000001 00:00000000 00000000 0 0 1 1\n"
                        + " 1: B80D0120000000000000000001000000:A1B2 B80D0120000000000000000002000000:1538 01"
                        + " 00000000:00000001 00:00000000 00000000 0 0 1 1\n");

        assertThat(all())
                .extracting(TcpSocket::remote)
                .containsExactly(new InetSocketAddress("10.0.0.9", 5432), new InetSocketAddress("2001:db8::2", 5432));
        assertThat(all().get(0).state()).isEqualTo(TcpSocket.State.CLOSE_WAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1: 0900000A:1538 x",
                "1: 0700000A:A1B2 0900000A:1538 01 00000000 00:00000000 00000000 0 0",
                "1: 0700000AA1B2 0900000A:1538 01 00000000:00000000 00:00000000 00000000 0 0",
                "1: 07:A1B2 0900000A:1538 01 00000000:00000000 00:00000000 00000000 0 0",
                "1: 0700000A: 0900000A:1538 01 00000000:00000000 00:00000000 00000000 0 0",
                "1: ZZ00000A:A1B2 0900000A:1538 01 00000000:00000000 00:00000000 00000000 0 0"
            })
    void aLineOfAnotherFormIsSaid(String line) throws IOException {
        write("tcp", line + "\n");

        assertThatThrownBy(this::all).isInstanceOf(UnreadableTable.class).hasMessageContaining("form");
    }

    @Test
    void aFileOfAnotherFormIsSaid() throws IOException {
        Files.writeString(proc.resolve("tcp"), "");

        assertThatThrownBy(this::all).isInstanceOf(UnreadableTable.class).hasMessageContaining("form");
    }

    @Test
    void aFileThatCannotBeReadIsSaid() {
        assertThatThrownBy(this::all).isInstanceOf(UnreadableTable.class).hasMessageContaining("could not be read");
    }

    @Test
    void theKernelListsOurOwnConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0);
                Socket client = new Socket("127.0.0.1", server.getLocalPort())) {
            List<TcpSocket> found =
                    new SocketTable(Path.of("/proc/net")).all(client.getPort(), client.getInetAddress()::equals);

            assertThat(found).extracting(TcpSocket::local).containsExactly((InetSocketAddress)
                    client.getLocalSocketAddress());
        }
    }

    private List<TcpSocket> all() throws UnreadableTable {
        return new SocketTable(proc).all(5432, remote -> true);
    }

    private void write(String name, String lines) throws IOException {
        Files.writeString(proc.resolve(name), HEADING + lines);
    }
}
