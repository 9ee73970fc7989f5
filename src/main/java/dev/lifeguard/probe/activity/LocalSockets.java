package dev.lifeguard.probe.activity;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Target;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.UnreadableTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be seen without the server: the addresses of its name, and the sockets that lead there. Blocks. */
final class LocalSockets {
    private final Target target;
    private final SocketTable table;
    private final Addresses addresses = new Addresses();

    LocalSockets(Target target, SocketTable table) {
        this.target = target;
        this.table = table;
    }

    /**
     * One look around.
     *
     * @param ends of our own session
     * @param here the sockets of others that lead to where our session leads
     * @param former those that lead to where the name led earlier
     * @param unseen why there are none to see, else empty
     */
    record View(Optional<SessionEnds> ends, List<TcpSocket> here, List<TcpSocket> former, Optional<String> unseen) {
        static View none(Optional<SessionEnds> ends, String because) {
            return new View(ends, List.of(), List.of(), Optional.of(because));
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
            List<TcpSocket> others = table.open(server.getPort(), all::contains).stream()
                    .filter(socket -> !socket.local().equals(ends.get().local()))
                    .toList();
            return new View(
                    ends,
                    others.stream()
                            .filter(socket -> socket.remote().equals(server))
                            .toList(),
                    others.stream()
                            .filter(socket -> addresses.isFormer(socket.remote().getAddress()))
                            .toList(),
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
