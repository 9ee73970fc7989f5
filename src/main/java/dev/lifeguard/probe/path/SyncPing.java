package dev.lifeguard.probe.path;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server's process for a sign of life and nothing else: it answers a Sync with "ready for query", without a statement,
 * a snapshot or a timer, which costs it a fraction of the smallest query. The client knows nothing of it, so it may have
 * nothing under way, and the session has to be ours alone. Lives on the connection's event loop.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Sync, ReadyForQuery</a>
 */
final class SyncPing extends ChannelInboundHandlerAdapter {
    private static final byte READY_FOR_QUERY = 'Z';

    private final VertxInternal vertx;
    private @Nullable ChannelHandlerContext line;
    private @Nullable Promise<Void> asked;
    private final AtomicInteger heard = new AtomicInteger();

    SyncPing(VertxInternal vertx) {
        this.vertx = vertx;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        line = context;
    }

    /** Call on the session's context; ends there. Fails where the connection has ended. */
    Future<Void> send() {
        ContextInternal caller = vertx.getOrCreateContext();
        Promise<Void> answer = caller.promise();
        ChannelHandlerContext to = line;
        if (to == null) {
            return Future.failedFuture(new ClosedChannelException());
        }
        if (to.executor().inEventLoop()) {
            send(to, answer);
        } else {
            to.executor().execute(() -> send(to, answer));
        }
        return answer.future();
    }

    private void send(ChannelHandlerContext to, Promise<Void> answer) {
        asked = answer;
        ByteBuf sync = to.alloc().buffer(5).writeByte('S').writeInt(4);
        ChannelFuture unused = to.writeAndFlush(sync).addListener(sent -> {
            if (!sent.isSuccess()) {
                answer.tryFail(sent.cause());
            }
        });
    }

    /** How many messages the server has sent since the startup packet. Any thread. */
    int heard() {
        return heard.get();
    }

    /** Each is one message. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard.incrementAndGet();
        Promise<Void> waiting = asked;
        if (waiting != null
                && message instanceof ByteBuf bytes
                && bytes.getByte(bytes.readerIndex()) == READY_FOR_QUERY) {
            asked = null;
            bytes.release();
            waiting.tryComplete();
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Promise<Void> waiting = asked;
        if (waiting != null) {
            waiting.tryFail(new ClosedChannelException());
        }
        context.fireChannelInactive();
    }
}
