package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.observation.StaleSocket.Why;
import dev.lifeguard.probe.socket.TcpSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sockets have nothing behind them, in two looks in a row: between reading the sockets and asking the server, one
 * may come or go. A socket that the server does not know counts only if this very run of this very server knew it
 * before, since behind one address there may be several servers, and a login may be under way. Use it from one thread at
 * a time.
 */
final class StaleMemory {
    /** Sent again this often: about two seconds of silence at least. */
    private static final int RETRANSMITS = 3;

    private String server = "";
    private Set<ClientEnd> everKnown = new HashSet<>();
    private Map<ClientEnd, Why> suspects = Map.of();
    private Set<StaleSocket> confirmed = Set.of();

    /**
     * @param former whether the name had the address that the socket leads to, and no longer has it
     * @param answer what the server knows
     * @param apart whether this look is far enough from the one before to confirm it
     */
    List<StaleSocket> add(List<TcpSocket> sockets, Predicate<TcpSocket> former, PodAnswer answer, boolean apart) {
        if (!answer.server().equals(server)) {
            server = answer.server();
            everKnown = new HashSet<>();
        }
        Set<ClientEnd> known = new HashSet<>(answer.known());
        Map<ClientEnd, Why> now = new HashMap<>();
        Set<ClientEnd> open = new HashSet<>();
        for (TcpSocket socket : sockets) {
            ClientEnd end = ClientEnd.of(socket.local());
            open.add(end);
            why(socket, end, former.test(socket), known).ifPresent(why -> now.put(end, why));
        }
        everKnown.addAll(known);
        everKnown.retainAll(open);
        List<StaleSocket> stale = sockets.stream()
                .filter(socket -> twice(ClientEnd.of(socket.local()), now))
                .map(socket -> stale(socket, now))
                .toList();
        if (apart) {
            confirmed = Set.copyOf(stale);
            suspects = now;
        } else {
            // what has come is suspected from the next look on, what has gone is cleared at once
            Map<ClientEnd, Why> kept = new HashMap<>(suspects);
            kept.keySet().retainAll(now.keySet());
            suspects = kept;
        }
        return stale.stream()
                .filter(socket -> apart || confirmed.contains(socket))
                .toList();
    }

    /** Whether the next look may confirm something. */
    boolean suspicious() {
        return !suspects.isEmpty();
    }

    private boolean twice(ClientEnd end, Map<ClientEnd, Why> now) {
        Why why = now.get(end);
        return why != null && why == suspects.get(end);
    }

    private Optional<Why> why(TcpSocket socket, ClientEnd end, boolean former, Set<ClientEnd> known) {
        if (socket.state() == TcpSocket.State.CLOSE_WAIT) {
            return Optional.of(Why.CLOSED_BY_SERVER);
        }
        if (socket.retransmits() >= RETRANSMITS) {
            return Optional.of(Why.NOT_ACKNOWLEDGED);
        }
        if (former) {
            return Optional.of(Why.FORMER_ADDRESS);
        }
        return everKnown.contains(end) && !known.contains(end) ? Optional.of(Why.NO_BACKEND) : Optional.empty();
    }

    private static StaleSocket stale(TcpSocket socket, Map<ClientEnd, Why> now) {
        String address = socket.remote().getAddress().getHostAddress();
        String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        Why why = now.getOrDefault(ClientEnd.of(socket.local()), Why.NO_BACKEND);
        return new StaleSocket(
                socket.local().getPort(), host + ":" + socket.remote().getPort(), why);
    }
}
