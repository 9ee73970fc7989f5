package dev.lifeguard.serve.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/** Counts what a connection holds, as it comes from the network and goes there. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells the promise, and a failure closes the channel
final class ByteHandler extends ChannelDuplexHandler {
    private static final String TLS = "ssl";

    private final Connections connections;
    private final OpenConnection connection;

    ByteHandler(Connections connections, OpenConnection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    /** The rest of the pipeline is there, but with TLS its HTTP, which follows the handshake. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        PlainHandler plain = new PlainHandler(connections, connection);
        if (pipeline.get(TLS) == null) {
            pipeline.addAfter(context.name(), null, plain);
        } else {
            pipeline.addLast(plain);
        }
        context.fireChannelActive();
        // By then the loop has asked the kernel once more whether anything of this connection can be read.
        context.executor().schedule(() -> connections.heard(connection), 1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            connections.received(connection, bytes.readableBytes());
        }
        context.fireChannelRead(message);
        connections.checkUnread();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ChannelPromise done = promise;
        if (message instanceof ByteBuf bytes && bytes.readableBytes() > 0) {
            long count = bytes.readableBytes();
            done = promise.unvoid();
            connections.writes(connection, count);
            done.addListener(over -> connections.wrote(connection, count));
        }
        context.write(message, done);
    }
}
