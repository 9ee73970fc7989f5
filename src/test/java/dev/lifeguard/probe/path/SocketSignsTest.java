package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.TcpSocket.State;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SocketSignsTest {
    private final SocketSigns signs = new SocketSigns();

    @Test
    void aWarmPoolIsNone() {
        for (int look = 0; look < 5; look++) {
            assertThat(signs.add(open(1, 20))).isFalse();
        }
    }

    @Test
    void aPoolThatGrowsIsNone() {
        assertThat(signs.add(open(1, 2))).isFalse();
        assertThat(signs.add(open(1, 20))).isFalse();
    }

    @Test
    void oneThatReplacesTwoConnectionsIsNone() {
        assertThat(signs.add(open(1, 20))).isFalse();
        assertThat(signs.add(open(3, 22))).isFalse();
    }

    @Test
    void connectionsThatComeAndGoAreOne() {
        assertThat(signs.add(open(1, 20))).isFalse();
        assertThat(signs.add(with(open(1, 20), socket(31, State.OTHER, 0, 0), socket(32, State.OTHER, 0, 0))))
                .isFalse();
        assertThat(signs.add(with(
                        open(1, 20),
                        socket(41, State.OTHER, 0, 0),
                        socket(42, State.CLOSE_WAIT, 0, 0),
                        socket(43, State.OTHER, 0, 0),
                        socket(44, State.OTHER, 0, 0))))
                .isTrue();
    }

    @Test
    void ourOwnAreNone() {
        assertThat(signs.add(open(1, 20))).isFalse();
        signs.forget();
        assertThat(signs.add(with(
                        open(1, 20),
                        socket(41, State.OTHER, 0, 0),
                        socket(42, State.OTHER, 0, 0),
                        socket(43, State.OTHER, 0, 0))))
                .isFalse();
    }

    @Test
    void aFirstLookHasNothingToCompare() {
        assertThat(signs.add(List.of(
                        socket(1, State.OTHER, 0, 0), socket(2, State.OTHER, 0, 0), socket(3, State.OTHER, 0, 0))))
                .isFalse();
    }

    @Test
    void aConnectionThatIsJustBeingOpenedIsNoneAndOneAskedForTwiceIs() {
        assertThat(signs.add(List.of(socket(1, State.SYN_SENT, 1, 0)))).isFalse();
        assertThat(signs.add(List.of(socket(1, State.SYN_SENT, 1, 1)))).isTrue();
    }

    @Test
    void oneLostPacketIsNoneAndSilenceAfterTwoIs() {
        assertThat(signs.add(List.of(socket(1, State.ESTABLISHED, 40, 1)))).isFalse();
        assertThat(signs.add(List.of(socket(1, State.ESTABLISHED, 40, 2)))).isTrue();
    }

    private static List<TcpSocket> open(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(port -> socket(port, State.ESTABLISHED, 0, 0))
                .toList();
    }

    private static List<TcpSocket> with(List<TcpSocket> some, TcpSocket... more) {
        List<TcpSocket> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static TcpSocket socket(int port, State state, long unacknowledged, int retransmits) {
        return new TcpSocket(
                new InetSocketAddress("10.0.0.7", 40_000 + port),
                new InetSocketAddress("10.0.0.9", 5432),
                state,
                unacknowledged,
                retransmits,
                0);
    }
}
