package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands between a socket and the PostgreSQL client, and lets through what a client has use for, message by message, as long
 * as it stays within its budget. A notice or a notification is no answer to anything we ask, and is dropped.
 */
final class ServerMessages extends ByteToMessageCodec<Void> {
    /** A letter and a length that counts itself. */
    private static final int HEADER = 5;

    private final AnswerBudget budget = new AnswerBudget();
    private final Consumer<PathFailure> refused;
    private boolean encrypting;
    private boolean counted;
    private boolean ended;

    /**
     * @param encrypting whether the first byte answers an SSLRequest
     * @param refused hears why the connection is closed, before it is
     */
    ServerMessages(boolean encrypting, Consumer<PathFailure> refused) {
        super(Void.class);
        this.encrypting = encrypting;
        this.refused = refused;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        budget.asked();
        ChannelFuture unused = context.write(message, promise);
    }

    @Override
    protected void encode(ChannelHandlerContext context, Void message, ByteBuf out) {
        throw new UnsupportedOperationException("what is sent is passed on as it is");
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
        } else if (encrypting) {
            answerToSslRequest(in, out);
        } else if (in.readableBytes() >= HEADER) {
            next(context, in, out);
        }
    }

    /** What came in plain text behind it is nobody's whom the handshake will vouch for. */
    private void answerToSslRequest(ByteBuf in, List<Object> out) {
        encrypting = false;
        out.add(in.readRetainedSlice(1));
        in.skipBytes(in.readableBytes());
    }

    private void next(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = 1 + in.getInt(in.readerIndex() + 1);
        Optional<PathFailure> fault = counted ? Optional.empty() : budget.take(length);
        counted = true;
        if (fault.isEmpty() && in.readableBytes() >= length) {
            counted = false;
            pass(context, in.readSlice(length), out);
        }
        fault.ifPresent(wrong -> end(context, in, wrong));
    }

    private void pass(ChannelHandlerContext context, ByteBuf message, List<Object> out) {
        switch (message.getByte(message.readerIndex())) {
            case 'N', 'A', 'c' -> {} // a notice, a notification, the end of a copy, which its tag tells as well
            case 'H' -> out.add(CopiedLines.description(context.alloc()));
            case 'd' -> out.add(CopiedLines.row(context.alloc(), message.skipBytes(HEADER)));
            case 'Z' -> {
                budget.ended();
                out.add(message.retain());
            }
            default -> out.add(message.retain());
        }
    }

    private void end(ChannelHandlerContext context, ByteBuf in, PathFailure wrong) {
        ended = true;
        in.skipBytes(in.readableBytes());
        refused.accept(wrong);
        ChannelFuture unused = context.close();
    }
}
