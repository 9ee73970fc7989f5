package dev.lifeguard.serve.connection;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/** Puts the limits in their place once the port is open: where connections are accepted, before anything is read. */
@SuppressWarnings("FutureReturnValueIgnored") // it ends with the loop
@Singleton
final class GuardedPort {
    private static final String NAME = "lifeguard-accept";

    private final Connections connections =
            new Connections(ConnectionLimits.ofHeap(Runtime.getRuntime().maxMemory()));

    void guard(@ObservesAsync HttpServerStart started, Vertx vertx) {
        for (EventExecutor accepting : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            if (accepting instanceof SingleThreadEventLoop loop) {
                ConnectionClock clock = new ConnectionClock(loop, connections);
                loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(each -> guard(each, clock)));
            }
        }
    }

    private void guard(Channel channel, ConnectionClock clock) {
        if (channel instanceof ServerChannel && channel.pipeline().get(NAME) == null) {
            channel.pipeline().addFirst(NAME, new AcceptHandler(connections, clock));
        }
    }
}
