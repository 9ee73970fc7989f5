package dev.lifeguard.probe.activity;

import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.socket.TcpSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which backend each of this pod's connections had when it was last looked for, so that a glance asks for these alone. A
 * process id that is somebody else's by now does no harm: what is told is joined by the client's end. Use it from one
 * thread at a time.
 */
final class KnownBackends {
    private Map<ClientEnd, Integer> pids = Map.of();

    /** A glance at these connections. */
    Question question(Counted.Whose whose, Collection<TcpSocket> sockets) {
        Sorted sorted = sorted(sockets);
        return GlanceQuery.about(whose, sorted.known, sorted.strange);
    }

    /** One that follows who blocks them. */
    String questionOfLocks(Counted.Whose whose, Collection<TcpSocket> sockets) {
        Sorted sorted = sorted(sockets);
        return GlanceQuery.aboutLocks(whose, sockets, sorted.known, sorted.strange);
    }

    /** Process ids, and ports of those that have none yet. */
    private record Sorted(List<Integer> known, List<Integer> strange) {}

    private Sorted sorted(Collection<TcpSocket> sockets) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (TcpSocket socket : sockets) {
            Integer pid = pids.get(ClientEnd.of(socket.local()));
            if (pid == null) {
                sorted.strange.add(socket.local().getPort());
            } else {
                sorted.known.add(pid);
            }
        }
        return sorted;
    }

    /** What the server knows of those that were asked for. */
    void saw(PodAnswer answer) {
        Map<ClientEnd, Integer> now = new HashMap<>();
        answer.ends().forEach(each -> now.put(each.end(), each.pid()));
        pids = now;
    }
}
