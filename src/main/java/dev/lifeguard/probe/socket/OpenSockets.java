package dev.lifeguard.probe.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which sockets others have open towards a port, looked for again and again. The kernel goes through a table of a hundred
 * thousand places and more for each of its lists, however few sockets there are. So one that showed none is not read again
 * before it is said that somebody in this network namespace began a connection: only then can it have one. Blocks; one look at
 * a time.
 */
public final class OpenSockets {
    /** Looks for which a list without any is believed to have none: for what opens sockets without being counted. */
    static final int MOST_BELIEVED = 5;

    private final SocketTable table;
    private final Map<String, Empty> empty = new HashMap<>();

    public OpenSockets(SocketTable table) {
        this.table = table;
    }

    /** That a list had none towards a port when so many connections had been begun. */
    private record Empty(int port, long opened, int believed) {
        boolean isStill(int now, long openedNow) {
            return port == now && opened == openedNow && believed < MOST_BELIEVED;
        }
    }

    /**
     * The open sockets, but ours, that lead to this port of such an address.
     *
     * @param ours our end of the connection that is open for certain
     * @throws UnreadableTable where neither the files nor their form are what Linux has
     */
    public List<TcpSocket> others(int port, InetSocketAddress ours, Predicate<InetAddress> remote)
            throws UnreadableTable {
        // first, so that what is begun while the lists are read counts for the next look
        Optional<Long> opened = table.counters().map(TcpCounters::opened).filter(count -> count > 0);
        List<TcpSocket> found = new ArrayList<>();
        for (String list : SocketTable.LISTS) {
            found.addAll(others(list, port, ours, opened));
        }
        found.removeIf(
                socket -> !socket.isOpen() || !remote.test(socket.remote().getAddress()));
        return found;
    }

    private List<TcpSocket> others(String list, int port, InetSocketAddress ours, Optional<Long> opened)
            throws UnreadableTable {
        Empty before = empty.remove(list);
        if (before != null && opened.filter(now -> before.isStill(port, now)).isPresent()) {
            empty.put(list, new Empty(port, before.opened, before.believed + 1));
            return List.of();
        }
        List<TcpSocket> found = new ArrayList<>(table.towards(port, list));
        found.removeIf(socket -> socket.local().equals(ours));
        if (found.isEmpty()) {
            opened.ifPresent(now -> empty.put(list, new Empty(port, now, 0)));
        }
        return found;
    }
}
