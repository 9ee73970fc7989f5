package dev.lifeguard.serve.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands before everything else where connections are accepted. Lives on the accepting thread. */
final class AcceptHandler extends ChannelInboundHandlerAdapter {
    private final Connections connections;
    private final ConnectionClock clock;

    AcceptHandler(Connections connections, ConnectionClock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof Channel child) {
            OpenConnection connection = connections.accept(child);
            clock.pass();
            child.pipeline().addLast(new ByteHandler(connections, connection));
            child.closeFuture().addListener(closed -> goOn(context.channel()));
        }
        context.fireChannelRead(accepted);
        if (connections.areTooMany()) {
            context.channel().config().setAutoRead(false);
            // Those that ended on other threads meanwhile saw nothing to go on with.
            goOn(context.channel());
        }
    }

    /** What is not accepted waits in the kernel, and is accepted once others have gone. */
    private void goOn(Channel server) {
        if (!server.config().isAutoRead() && !connections.areTooMany()) {
            server.config().setAutoRead(true);
        }
    }
}
