package dev.lifeguard.probe.activity;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Target;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.socket.OpenSockets;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.UnreadableTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be seen without the server: the addresses of its name, and the sockets that lead there. Blocks. */
final class LocalSockets {
    private final Target target;
    private final SocketTable table;
    private final OpenSockets open;
    private final boolean several;
    private final Addresses addresses = new Addresses();

    /** @param several whether the application has several processes, so that it is of interest which has a socket open */
    LocalSockets(Target target, SocketTable table, boolean several) {
        this.target = target;
        this.table = table;
        this.open = new OpenSockets(table);
        this.several = several;
    }

    /**
     * One look around.
     *
     * @param ends of our own session
     * @param here the sockets of others that lead to where our session leads
     * @param former those that lead to where the name led earlier
     * @param processes which process of this pod has them open, by inode; empty where that cannot be seen
     * @param unseen why there are none to see, else empty
     */
    record View(
            Optional<SessionEnds> ends,
            List<TcpSocket> here,
            List<TcpSocket> former,
            Map<Long, Integer> processes,
            Optional<String> unseen) {
        static View none(Optional<SessionEnds> ends, String because) {
            return new View(ends, List.of(), List.of(), Map.of(), Optional.of(because));
        }

        /** The process that has a connection open, by our end of it. */
        Map<ClientEnd, Integer> holding() {
            Map<ClientEnd, Integer> holding = new HashMap<>();
            for (TcpSocket socket : here) {
                Integer process = processes.get(socket.inode());
                if (process != null) {
                    holding.put(ClientEnd.of(socket.local()), process);
                }
            }
            return holding;
        }
    }

    View look(Optional<SessionEnds> ends) {
        if (ends.isEmpty()) {
            return View.none(ends, "the database is reached through a unix socket, which has no port to join by");
        }
        InetSocketAddress server = ends.get().server();
        addresses.add(resolved(server.getPort()));
        Set<InetAddress> all = addresses.all();
        all.add(server.getAddress());
        try {
            List<TcpSocket> others = open.others(server.getPort(), ends.get().local(), all);
            List<TcpSocket> here = others.stream()
                    .filter(socket -> socket.remote().equals(server))
                    .toList();
            return new View(
                    ends,
                    here,
                    others.stream()
                            .filter(socket -> addresses.isFormer(socket.remote().getAddress()))
                            .toList(),
                    several
                            ? table.processes(
                                    here.stream().map(TcpSocket::inode).collect(Collectors.toSet()))
                            : Map.of(),
                    Optional.empty());
        } catch (UnreadableTable unreadable) {
            return View.none(ends, String.valueOf(unreadable.getMessage()));
        }
    }

    private Set<InetAddress> resolved(int port) {
        Set<InetAddress> found = new HashSet<>();
        for (Endpoint endpoint : target.source().read().endpoints()) {
            if (!endpoint.isUnixSocket() && endpoint.port() == port) {
                try {
                    found.addAll(
                            List.of(InetAddress.getAllByName(endpoint.address().orElse(endpoint.host()))));
                } catch (UnknownHostException unknown) {
                    // the path's own probe says so
                }
            }
        }
        return found;
    }
}
