package dev.lifeguard.probe.path;

import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.UnreadableTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** This pod's sockets, of all states, towards the addresses that a target is known by. Blocks. */
final class SocketLooks {
    private final SocketTable table;

    SocketLooks(SocketTable table) {
        this.table = table;
    }

    /** Empty where they cannot be read: then there is no sign. */
    List<TcpSocket> towards(Set<InetSocketAddress> servers) {
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
            return List.of();
        }
        return found;
    }
}
