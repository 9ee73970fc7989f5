package dev.lifeguard.probe.path;

import dev.lifeguard.probe.socket.TcpSocket;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether this pod's sockets towards the database look as if new connections failed: one is not answered, one is not
 * acknowledged, or several were opened since the look before and did not stay. No proof, and only a reason to open one.
 */
final class SocketSigns {
    /** Sent again this often, an established connection has been without an answer for over half a second. */
    private static final int RETRANSMITS = 2;

    /** Fewer come and go with any pool that replaces its connections. */
    private static final int SHORT_LIVED = 3;

    private Set<InetSocketAddress> before = Set.of();
    private long openBefore;
    private boolean first = true;

    /** Some of the sockets that will be new are our own. */
    void forget() {
        first = true;
    }

    /** Having seen these too, of all states. */
    boolean add(List<TcpSocket> sockets) {
        Set<InetSocketAddress> now = new HashSet<>();
        sockets.forEach(socket -> now.add(socket.local()));
        long open = sockets.stream().filter(TcpSocket::isOpen).count();
        long opened = now.stream().filter(local -> !before.contains(local)).count();
        boolean shortLived = !first && opened - Math.max(0, open - openBefore) >= SHORT_LIVED;
        before = now;
        openBefore = open;
        first = false;
        return shortLived || sockets.stream().anyMatch(SocketSigns::isUnanswered);
    }

    /** The first retransmission of a SYN comes after a second. */
    private static boolean isUnanswered(TcpSocket socket) {
        return switch (socket.state()) {
            case SYN_SENT -> socket.retransmits() > 0;
            case ESTABLISHED -> socket.retransmits() >= RETRANSMITS && socket.unacknowledged() > 0;
            case CLOSE_WAIT, OTHER -> false;
        };
    }
}
