package dev.lifeguard.probe.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSocketsTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final InetSocketAddress OURS = new InetSocketAddress("10.0.0.7", 0xA1B2);
    private static final Set<InetAddress> SERVER = Set.of(new InetSocketAddress("10.0.0.9", 5432).getAddress());
    private static final String OURS_WRAPPED = wrapped("A1B2", "01");
    private static final String ANOTHERS_WRAPPED = wrapped("A1B3", "01");
    private static final String ANOTHERS = line("A1B4", "01");
    private static final String CLOSED_BY_THE_SERVER = line("A1B4", "08");

    @TempDir
    Path proc;

    private OpenSockets sockets;

    @BeforeEach
    void inAPodWithoutAnyBeforeThat() throws IOException {
        sockets = new OpenSockets(new SocketTable(proc));
        lists("", OURS_WRAPPED);
        opened(1);
    }

    private static String line(String port, String state) {
        return " 1: 0700000A:" + port + " 0900000A:1538 " + state + " 00000000:00000000 00:00000000 00000000 0 0 1 1\n";
    }

    private static String wrapped(String port, String state) {
        return " 0: 0000000000000000FFFF00000700000A:" + port + " 0000000000000000FFFF00000900000A:1538 " + state
                + " 00000000:00000000 00:00000000 00000000 0 0 1 1\n";
    }

    @Test
    void ourOwnIsNotAmongThem() throws Exception {
        assertThat(others()).isEmpty();
    }

    @Test
    void whatListensOrIsClosedByThisEndIsNotOpen() throws Exception {
        lists(line("A1B2", "06") + line("A1B4", "05") + line("A1B4", "0A"), "");

        assertThat(others()).isEmpty();
    }

    @Test
    void whatSomebodyOpensIsSeenInEitherList() throws Exception {
        assertThat(others()).isEmpty();
        lists(ANOTHERS, OURS_WRAPPED + ANOTHERS_WRAPPED);
        opened(3);

        assertThat(others()).hasSize(2);
    }

    @Test
    void aConnectionThatWasBegunBeforeAndIsOpenNowIsSeen() throws Exception {
        lists(line("A1B4", "02"), OURS_WRAPPED);
        assertThat(others()).isEmpty();
        lists(ANOTHERS, OURS_WRAPPED);

        assertThat(others()).hasSize(1);
    }

    @Test
    void whatBecomesOfOneThatIsOpenIsSeenThoughNothingIsOpened() throws Exception {
        lists(ANOTHERS, OURS_WRAPPED);
        assertThat(others()).extracting(TcpSocket::state).containsExactly(TcpSocket.State.ESTABLISHED);
        lists(CLOSED_BY_THE_SERVER, OURS_WRAPPED);
        assertThat(others()).extracting(TcpSocket::state).containsExactly(TcpSocket.State.CLOSE_WAIT);
        lists("", OURS_WRAPPED);

        assertThat(others()).isEmpty();
    }

    @Test
    void aListWithoutAnyIsNotReadAgainWhereNothingWasOpenedSince() throws Exception {
        others();
        Files.writeString(proc.resolve("tcp"), "of no form at all");

        for (int look = 0; look < OpenSockets.MOST_BELIEVED; look++) {
            assertThat(others()).isEmpty();
        }
    }

    @Test
    void andAgainInTheEndAllTheSame() throws Exception {
        others();
        lists(ANOTHERS, OURS_WRAPPED);
        for (int look = 0; look < OpenSockets.MOST_BELIEVED; look++) {
            others();
        }

        assertThat(others()).hasSize(1);
    }

    @Test
    void anotherPortIsAnotherMatter() throws Exception {
        others();
        lists(ANOTHERS.replace(":1538", ":1539"), OURS_WRAPPED);

        assertThat(sockets.others(5433, OURS, SERVER)).hasSize(1);
    }

    @Test
    void anotherAddressIsAnotherMatter() throws Exception {
        lists(ANOTHERS.replace("0900000A", "0A00000A"), OURS_WRAPPED);
        assertThat(others()).isEmpty();

        assertThat(sockets.others(5432, OURS, Set.of(new InetSocketAddress("10.0.0.10", 5432).getAddress())))
                .hasSize(1);
    }

    /** A thousand in TIME_WAIT are what an application without a pool leaves at 17 connections a second. */
    @Test
    void whatIsClosedOrLeadsElsewhereHidesNothing() throws Exception {
        String closed = line("A1B5", "06").repeat(SocketTable.MOST_SOCKETS);
        String elsewhere = ANOTHERS.replace("0900000A", "0A00000A").repeat(SocketTable.MOST_SOCKETS);
        lists(closed + elsewhere + ANOTHERS, OURS_WRAPPED);

        assertThat(others()).hasSize(1);
    }

    @Test
    void withoutTheCountsBothAreReadEachTime() throws Exception {
        Files.delete(proc.resolve("snmp"));
        others();
        lists(ANOTHERS, OURS_WRAPPED);

        assertThat(others()).hasSize(1);
    }

    @Test
    void aKernelThatHasNotEvenCountedOursCountsNothing() throws Exception {
        opened(0);
        others();
        lists(ANOTHERS, OURS_WRAPPED);

        assertThat(others()).hasSize(1);
    }

    @Test
    void thisKernelCountsWhatIsOpened() throws Exception {
        OpenSockets here = new OpenSockets(new SocketTable(Path.of("/proc/net")));
        try (ServerSocket server = new ServerSocket(0)) {
            int port = server.getLocalPort();
            assertThat(here.others(port, OURS, Set.of(InetAddress.getLoopbackAddress())))
                    .isEmpty();
            try (Socket client = new Socket("127.0.0.1", port)) {
                assertThat(here.others(port, OURS, Set.of(InetAddress.getLoopbackAddress())))
                        .extracting(TcpSocket::local)
                        .containsExactly((InetSocketAddress) client.getLocalSocketAddress());
            }
        }
    }

    private List<TcpSocket> others() throws UnreadableTable {
        return sockets.others(5432, OURS, SERVER);
    }

    private void lists(String tcp, String tcp6) throws IOException {
        Files.writeString(proc.resolve("tcp"), HEADING + tcp);
        Files.writeString(proc.resolve("tcp6"), HEADING + tcp6);
    }

    private void opened(int count) throws IOException {
        Files.writeString(proc.resolve("snmp"), "Tcp: ActiveOpens RetransSegs\nTcp: " + count + " 0\n");
    }
}
