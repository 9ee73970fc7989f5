package dev.lifeguard.probe.path;

import dev.lifeguard.probe.PodConnections;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import java.time.Duration;
import java.util.List;

/**
 * Rings where something suggests that new connections fail: the pod's own sockets, which are looked at every few seconds,
 * or what another probe doubts. What the sockets say of the pod's pool is handed on. Lives on the session's context.
 */
final class EarlySigns {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final SharedScan scans;
    private final SocketLooks looks;
    private final PodConnections connections;
    private final Time time;
    private final Runnable ring;
    private final SocketSigns signs = new SocketSigns();
    private final DoubtGate gate;
    private Timer timer = Timer.NONE;
    private boolean ended;

    /** @param interval at which a connection is opened without any sign */
    EarlySigns(
            SharedScan scans,
            SocketLooks looks,
            PodConnections connections,
            Time time,
            Duration interval,
            Runnable ring) {
        this.scans = scans;
        this.looks = looks;
        this.connections = connections;
        this.time = time;
        this.ring = ring;
        this.gate = new DoubtGate(interval);
        scans.onDoubt(this::doubt);
        scans.onScanned(scanned -> signs.forget());
    }

    /** From now on; again has no effect. */
    void begin() {
        if (timer == Timer.NONE && !ended) {
            timer = time.every(LOOK, this::look);
        }
    }

    void end() {
        ended = true;
        timer.cancel();
    }

    /** While we open one ourselves, a socket that is not answered may be that. */
    private void look() {
        if (!scans.isConnecting()) {
            scans.scanner().towards(looks).onSuccess(sockets -> sockets.ifPresentOrElse(this::judge, signs::forget));
        }
    }

    private void judge(List<TcpSocket> sockets) {
        if (scans.isConnecting()) {
            return;
        }
        connections.saw((int) sockets.stream().filter(TcpSocket::isOpen).count());
        if (signs.add(sockets)) {
            doubt();
        }
    }

    private void doubt() {
        if (!ended && gate.pass(time.instant())) {
            ring.run();
        }
    }
}
