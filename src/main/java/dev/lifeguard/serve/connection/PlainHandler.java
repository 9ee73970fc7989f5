package dev.lifeguard.serve.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/** Waits for the first bytes in the clear: by then the pipeline has its HTTP, and {@link ExchangeHandler} its place. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells the promise, and a failure closes the channel
final class PlainHandler extends ChannelInboundHandlerAdapter {
    /** What Vert.x calls its own, in every version so far. */
    private static final String VERTX = "handler";

    private final Connections connections;
    private final OpenConnection connection;

    PlainHandler(Connections connections, OpenConnection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get(VERTX) == null) {
            context.close();
            return;
        }
        pipeline.addBefore(VERTX, null, new ExchangeHandler(connections, connection));
        context.fireChannelRead(message);
        pipeline.remove(this);
    }
}
