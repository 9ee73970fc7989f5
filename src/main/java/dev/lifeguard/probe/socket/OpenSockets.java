package dev.lifeguard.probe.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sockets others have open towards a server, looked for again and again. The kernel goes through a table of a hundred
 * thousand places and more for each of its lists, however few sockets there are. So one that showed none is not read again
 * before it is said that somebody in this network namespace began a connection: only then can it have one. Blocks; one look at
 * a time.
 */
public final class OpenSockets {
    /** Looks for which a list without any is believed to have none: for what opens sockets without being counted. */
    static final int MOST_BELIEVED = 20;

    private final SocketTable table;
    private final Map<String, Empty> empty = new HashMap<>();

    public OpenSockets(SocketTable table) {
        this.table = table;
    }

    /** What is looked for. */
    private record Wanted(int port, Set<InetAddress> remote, InetSocketAddress ours) {
        /** One that is open, or may be the next time, and somebody else's. */
        boolean isMet(TcpSocket socket) {
            return socket.state() != TcpSocket.State.OTHER
                    && remote.contains(socket.remote().getAddress())
                    && !socket.local().equals(ours);
        }

        boolean isWithin(Wanted earlier) {
            return port == earlier.port && earlier.remote.containsAll(remote);
        }
    }

    /** That a list had none of these when so many connections had been begun. */
    private record Empty(Wanted wanted, long opened, int believed) {
        boolean isStill(Wanted now, long openedNow) {
            return now.isWithin(wanted) && opened == openedNow && believed < MOST_BELIEVED;
        }

        Empty again() {
            return new Empty(wanted, opened, believed + 1);
        }
    }

    /**
     * The open sockets, but ours, that lead to this port of these addresses.
     *
     * @param ours our end of the connection that is open for certain
     * @throws UnreadableTable where neither the files nor their form are what Linux has
     */
    public List<TcpSocket> others(int port, InetSocketAddress ours, Set<InetAddress> remote) throws UnreadableTable {
        // first, so that what is begun while the lists are read counts for the next look
        Optional<Long> opened = table.counters().map(TcpCounters::opened).filter(count -> count > 0);
        Wanted wanted = new Wanted(port, Set.copyOf(remote), ours);
        List<TcpSocket> found = new ArrayList<>();
        for (String list : SocketTable.LISTS) {
            found.addAll(others(list, wanted, opened));
        }
        found.removeIf(socket -> !socket.isOpen());
        return found;
    }

    private List<TcpSocket> others(String list, Wanted wanted, Optional<Long> opened) throws UnreadableTable {
        Empty before = empty.remove(list);
        if (before != null && opened.filter(now -> before.isStill(wanted, now)).isPresent()) {
            empty.put(list, before.again());
            return List.of();
        }
        List<TcpSocket> found = table.towards(wanted.port(), list, wanted::isMet);
        if (found.isEmpty()) {
            opened.ifPresent(now -> empty.put(list, new Empty(wanted, now, 0)));
        }
        return found;
    }
}
