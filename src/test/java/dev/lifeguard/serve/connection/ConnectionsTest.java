package dev.lifeguard.serve.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final ConnectionLimits LIMITS = new ConnectionLimits(16, 4, 1_000, 1_000);

    private final Connections connections = new Connections(LIMITS);

    /** A connection from an address, with nothing behind it. */
    private static final class Client extends EmbeddedChannel {
        private final String address;

        Client(String address) {
            this.address = address;
        }

        @Override
        public SocketAddress remoteAddress() {
            return new InetSocketAddress(address == null ? "127.0.0.1" : address, 40_000);
        }
    }

    @Test
    void aNewOneGetsInAndTheOldestThatSaidNothingGoes() {
        List<OpenConnection> all =
                IntStream.range(0, 16).mapToObj(i -> from("10.0.0.1")).toList();

        OpenConnection one = from("10.0.0.1");

        assertThat(isOpen(one)).isTrue();
        assertThat(isOpen(all.get(0))).isFalse();
        assertThat(isOpen(all.get(15))).isTrue();
    }

    @Test
    void whoHoldsOneIsSafeFromWhoHoldsHundreds() {
        OpenConnection kubelet = from("10.0.0.9");
        IntStream.range(0, 500).forEach(i -> from("10.0.0.1"));

        assertThat(isOpen(kubelet)).isTrue();
        assertThat(connections.size()).isLessThanOrEqualTo(LIMITS.connections());
    }

    @Test
    void whatIsBeingAnsweredStaysLongerThanWhatIsNotEvenAsked() {
        OpenConnection answering = from("10.0.0.1");
        connections.requested(answering, false);
        IntStream.range(0, 500).forEach(i -> from("10.0.0.1"));

        assertThat(isOpen(answering)).isTrue();
    }

    @Test
    void whoWasNotHeardYetIsNotBlamedForSilence() {
        OpenConnection unheard = connections.accept(new Client("10.0.0.1"));
        IntStream.range(0, 500).forEach(i -> from("10.0.0.1"));

        assertThat(isOpen(unheard)).isTrue();
    }

    @Test
    void headersHaveTenSecondsAndNotAnother() {
        OpenConnection slow = from("10.0.0.1");

        pass(10);
        assertThat(isOpen(slow)).isTrue();
        pass(1);

        assertThat(isOpen(slow)).isFalse();
    }

    @Test
    void bytesThatTrickleInWinNoTime() {
        OpenConnection slow = from("10.0.0.1");

        for (int second = 0; second < 11; second++) {
            connections.received(slow, 1);
            pass(1);
        }

        assertThat(isOpen(slow)).isFalse();
    }

    @Test
    void betweenRequestsThereIsAMinute() {
        OpenConnection idle = from("10.0.0.1");
        connections.requested(idle, false);
        idle.answered();

        pass(60);
        assertThat(isOpen(idle)).isTrue();
        pass(1);

        assertThat(isOpen(idle)).isFalse();
    }

    @Test
    void anAnswerMayTakeItsTime() {
        OpenConnection waiting = from("10.0.0.1");
        connections.requested(waiting, false);

        pass(600);

        assertThat(isOpen(waiting)).isTrue();
    }

    @Test
    void oneBodyTooManyCostsTheOldest() {
        List<OpenConnection> bodies =
                IntStream.range(0, 5).mapToObj(i -> from("10.0.0." + i)).toList();
        for (OpenConnection each : bodies) {
            connections.requested(each, true);
            pass(1);
        }

        assertThat(isOpen(bodies.get(0))).isFalse();
        assertThat(bodies.subList(1, 5)).allMatch(ConnectionsTest::isOpen);
    }

    @Test
    void incompleteHeadersBeyondTheirShareCostTheOneThatHoldsMost() {
        OpenConnection large = from("10.0.0.1");
        OpenConnection small = from("10.0.0.2");
        connections.received(large, 900);
        connections.received(small, 101);

        connections.checkUnread();

        assertThat(isOpen(large)).isFalse();
        assertThat(isOpen(small)).isTrue();
    }

    @Test
    void headersThatAreCompleteAreHeldNoLonger() {
        OpenConnection one = from("10.0.0.1");
        connections.received(one, 900);
        connections.requested(one, false);
        OpenConnection other = from("10.0.0.2");
        connections.received(other, 900);

        connections.checkUnread();

        assertThat(isOpen(one)).isTrue();
        assertThat(isOpen(other)).isTrue();
    }

    @Test
    void unsentAnswersBeyondTheirShareCostAnotherThanTheOneThatWrites() {
        OpenConnection stuck = from("10.0.0.1");
        OpenConnection writing = from("10.0.0.2");
        connections.writes(stuck, 500);

        connections.writes(writing, 600);

        assertThat(isOpen(stuck)).isFalse();
        assertThat(isOpen(writing)).isTrue();
    }

    @Test
    void anAnswerOfWhichNothingLeavesHasTwentySeconds() {
        OpenConnection stuck = from("10.0.0.1");
        connections.requested(stuck, false);
        connections.writes(stuck, 500);
        pass(20);
        connections.wrote(stuck, 1);

        pass(20);
        assertThat(isOpen(stuck)).isTrue();
        pass(1);

        assertThat(isOpen(stuck)).isFalse();
    }

    @Test
    void theShareOfTheHeapHasBounds() {
        assertThat(ConnectionLimits.ofHeap(64L << 20)).isEqualTo(new ConnectionLimits(256, 32, 256 * 1024, 8L << 20));
        assertThat(ConnectionLimits.ofHeap(1L << 20)).isEqualTo(new ConnectionLimits(64, 8, 64 * 1024, 2L << 20));
        assertThat(ConnectionLimits.ofHeap(Long.MAX_VALUE / 8))
                .isEqualTo(new ConnectionLimits(512, 64, 1L << 20, 8L << 20));
    }

    /** -R:MaxHeapSize=128m, -R:MaxDirectMemorySize=16m. */
    @Test
    void unsentAnswersLeaveHalfOfTheExecutablesDirectMemoryFree() {
        assertThat(ConnectionLimits.ofHeap(128L << 20).unsent()).isLessThanOrEqualTo(8L << 20);
    }

    private OpenConnection from(String address) {
        OpenConnection connection = connections.accept(new Client(address));
        connections.heard(connection);
        return connection;
    }

    private void pass(int seconds) {
        IntStream.range(0, seconds).forEach(second -> connections.tick());
    }

    private static boolean isOpen(OpenConnection connection) {
        Channel channel = connection.channel;
        return channel.isOpen();
    }
}
