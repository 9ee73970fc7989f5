package dev.lifeguard.probe.path;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Stands between a socket and the PostgreSQL client, and lets through what a client has use for, message by message. A
 * notice or a notification is no answer to anything we ask, and is dropped.
 */
final class ServerMessages extends ByteToMessageDecoder {
    /** A letter and a length that counts itself. */
    private static final int HEADER = 5;

    private boolean encrypting;

    /** @param encrypting whether the first byte answers an SSLRequest */
    ServerMessages(boolean encrypting) {
        this.encrypting = encrypting;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (encrypting) {
            answerToSslRequest(in, out);
            return;
        }
        if (in.readableBytes() < HEADER) {
            return;
        }
        int length = 1 + in.getInt(in.readerIndex() + 1);
        if (in.readableBytes() >= length) {
            pass(context, in.readSlice(length), out);
        }
    }

    /** What came in plain text behind it is nobody's whom the handshake will vouch for. */
    private void answerToSslRequest(ByteBuf in, List<Object> out) {
        encrypting = false;
        out.add(in.readRetainedSlice(1));
        in.skipBytes(in.readableBytes());
    }

    private static void pass(ChannelHandlerContext context, ByteBuf message, List<Object> out) {
        switch (message.getByte(message.readerIndex())) {
            case 'N', 'A', 'c' -> {} // a notice, a notification, the end of a copy, which its tag tells as well
            case 'H' -> out.add(CopiedLines.description(context.alloc()));
            case 'd' -> out.add(CopiedLines.row(context.alloc(), message.skipBytes(HEADER)));
            default -> out.add(message.retain());
        }
    }
}
