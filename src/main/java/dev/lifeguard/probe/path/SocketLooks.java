package dev.lifeguard.probe.path;

import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpCounters;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.UnreadableTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * This pod's sockets, of all states, towards the addresses that a target is known by, where what the kernel counts lets
 * expect something there. Blocks; one look at a time.
 */
final class SocketLooks {
    private final SocketTable table;
    private Optional<TcpCounters> before = Optional.empty();

    SocketLooks(SocketTable table) {
        this.table = table;
    }

    /** Empty where they cannot be read, or nothing can have come about since the look before: then there is no sign. */
    Optional<List<TcpSocket>> towards(Set<InetSocketAddress> servers) {
        Optional<TcpCounters> now = table.counters();
        boolean quiet =
                now.isPresent() && before.filter(now.get()::isQuietSince).isPresent();
        before = now;
        return quiet ? Optional.empty() : read(servers);
    }

    private Optional<List<TcpSocket>> read(Set<InetSocketAddress> servers) {
        Map<Integer, Set<InetAddress>> byPort = servers.stream()
                .collect(Collectors.groupingBy(
                        InetSocketAddress::getPort,
                        Collectors.mapping(InetSocketAddress::getAddress, Collectors.toSet())));
        List<TcpSocket> found = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Set<InetAddress>> port : byPort.entrySet()) {
                found.addAll(table.all(port.getKey(), port.getValue()::contains));
            }
        } catch (UnreadableTable unreadable) {
            return Optional.empty();
        }
        return Optional.of(found);
    }
}
