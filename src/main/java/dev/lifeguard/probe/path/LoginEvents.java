package dev.lifeguard.probe.path;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the PostgreSQL client does not tell of one connection: when it sent the startup packet, after TLS where there is
 * any, and the server's FATAL 57P01, 57P05 or 25P03, which the client takes for an event and not for the answer to a login.
 */
final class LoginEvents extends ChannelDuplexHandler {
    private static final int SSL_REQUEST = 80877103;

    /** The client's own handler, before which its decoder stands. */
    private static final String CLIENT = "handler";

    private final Time time;
    private volatile @Nullable Stopwatch started;
    private volatile @Nullable PgException said;

    LoginEvents(Time time) {
        this.time = time;
    }

    /** Time since the startup packet was sent; zero where it was not. */
    Duration sinceStartup() {
        Stopwatch since = started;
        return since == null ? Duration.ZERO : since.elapsed();
    }

    /** What the server said before it ended the connection by itself. */
    Optional<PgException> lastWords() {
        return Optional.ofNullable(said);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (started == null && !isSslRequest(message)) {
            started = time.stopwatch();
            listen(context.pipeline());
        }
        ChannelFuture unused = context.write(message, promise); // its outcome is the promise's
    }

    private static boolean isSslRequest(Object message) {
        return message instanceof ByteBuf bytes
                && bytes.readableBytes() == 8
                && bytes.getInt(bytes.readerIndex() + 4) == SSL_REQUEST;
    }

    private void listen(ChannelPipeline pipeline) {
        if (pipeline.get(CLIENT) == null) {
            return;
        }
        pipeline.addBefore(CLIENT, null, new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
                if (thrown instanceof PgException refused) {
                    said = refused;
                }
                context.fireExceptionCaught(thrown);
            }
        });
    }
}
