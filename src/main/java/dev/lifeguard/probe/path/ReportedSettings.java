package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a server says of itself at login without being asked, and again with its next answer when it has changed: from
 * version 14 on, whether it is a standby and whether transactions are read-only. Read on any thread.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-ASYNC">ParameterStatus</a>
 */
final class ReportedSettings extends ChannelInboundHandlerAdapter {
    private static final byte PARAMETER_STATUS = 'S';

    /** The letter and a length; the answer to an SSLRequest is the letter alone. */
    private static final int HEADER = 5;

    private static final String STANDBY = "in_hot_standby";
    private static final String READ_ONLY = "default_transaction_read_only";
    private static final Set<String> KEPT = Set.of(STANDBY, READ_ONLY);

    private final Map<String, Boolean> told = new ConcurrentHashMap<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes
                && bytes.readableBytes() > HEADER
                && bytes.getByte(bytes.readerIndex()) == PARAMETER_STATUS) {
            keep(bytes);
        }
        context.fireChannelRead(message);
    }

    /** A name and a value, each with a zero behind it. What is neither on nor off is not believed. */
    private void keep(ByteBuf message) {
        String[] parts = message.toString(
                        message.readerIndex() + HEADER, message.readableBytes() - HEADER, StandardCharsets.ISO_8859_1)
                .split("\0", 3);
        if (parts.length == 3 && KEPT.contains(parts[0])) {
            switch (parts[1]) {
                case "on" -> told.put(parts[0], true);
                case "off" -> told.put(parts[0], false);
                default -> told.remove(parts[0]);
            }
        }
    }

    /** What was known, as it is by what the server said last; empty where it does not say all that may change. */
    Optional<ServerFacts> now(ServerFacts known) {
        Optional<Boolean> standby = Optional.ofNullable(told.get(STANDBY));
        Optional<Boolean> readOnly = Optional.ofNullable(told.get(READ_ONLY));
        return standby.isPresent() && readOnly.isPresent()
                ? Optional.of(known.as(standby, readOnly))
                : Optional.empty();
    }
}
