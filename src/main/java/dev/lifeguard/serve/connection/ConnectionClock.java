package dev.lifeguard.serve.connection;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets the seconds pass for connections, and rests while there are none. Lives on the accepting thread. */
final class ConnectionClock {
    private final EventExecutor loop;
    private final Connections connections;
    private @Nullable Future<?> ticking;

    ConnectionClock(EventExecutor loop, Connections connections) {
        this.loop = loop;
        this.connections = connections;
    }

    /** There is a connection. */
    void pass() {
        if (ticking == null) {
            ticking = loop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        connections.tick();
        Future<?> current = ticking;
        if (connections.size() == 0 && current != null) {
            current.cancel(false);
            ticking = null;
        }
    }
}
