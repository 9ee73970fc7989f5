package dev.lifeguard.probe.path;

import dev.lifeguard.probe.TableCopy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Turns what a server sends for {@code COPY … TO STDOUT} into what it sends for a query with one column, since the client
 * knows no copy: a line becomes a row.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>
 */
final class CopiedLines {
    private static final int TEXT_TYPE = 25;

    private CopiedLines() {}

    /** A RowDescription of one column of text, in place of a CopyOutResponse. */
    static ByteBuf description(ByteBufAllocator buffers) {
        byte[] name = TableCopy.LINE.getBytes(StandardCharsets.US_ASCII);
        ByteBuf message = begin(buffers, 'T', 2 + name.length + 1 + 18);
        message.writeShort(1).writeBytes(name).writeByte(0);
        message.writeInt(0).writeShort(0); // of no table
        return message.writeInt(TEXT_TYPE).writeShort(-1).writeInt(-1).writeShort(0);
    }

    /** A DataRow, in place of a CopyData, which is a line and its end. */
    static ByteBuf row(ByteBufAllocator buffers, ByteBuf line) {
        int length = line.readableBytes();
        if (length > 0 && line.getByte(line.readerIndex() + length - 1) == '\n') {
            length--;
        }
        ByteBuf message = begin(buffers, 'D', 2 + 4 + length);
        return message.writeShort(1).writeInt(length).writeBytes(line, line.readerIndex(), length);
    }

    private static ByteBuf begin(ByteBufAllocator buffers, char type, int body) {
        return buffers.buffer(1 + 4 + body).writeByte(type).writeInt(4 + body);
    }
}
