package dev.lifeguard.probe.socket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel counts of all TCP in this network namespace, which it tells for much less than the list of sockets.
 *
 * @param opened connections that were begun from here ({@code ActiveOpens})
 * @param retransmitted segments that were sent again ({@code RetransSegs})
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4022">RFC 4022</a>, of which {@code /proc/net/snmp} has the names
 */
public record TcpCounters(long opened, long retransmitted) {
    /** As many new connections between two looks are worth a look at the list. */
    private static final long FEW = 3;

    private static final String PREFIX = "Tcp: ";

    /** Blocks. Empty where they cannot be read. */
    static Optional<TcpCounters> read(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether nothing was sent again since, and too little opened for connections that come and go. */
    public boolean isQuietSince(TcpCounters before) {
        return retransmitted == before.retransmitted && opened - before.opened < FEW && opened >= before.opened;
    }

    /** A line of names, and one of numbers. */
    static Optional<TcpCounters> of(String text) {
        int first = text.startsWith(PREFIX) ? 0 : text.indexOf("\n" + PREFIX) + 1;
        int second = text.indexOf("\n" + PREFIX, first) + 1;
        if (second == 0 || !text.startsWith(PREFIX, first) || text.indexOf("\n" + PREFIX, second) >= 0) {
            return Optional.empty();
        }
        List<String> names = Arrays.asList(columns(text, first));
        int opened = names.indexOf("ActiveOpens");
        int retransmitted = names.indexOf("RetransSegs");
        String[] numbers = columns(text, second);
        return Math.min(opened, retransmitted) < 0 || Math.max(opened, retransmitted) >= numbers.length
                ? Optional.empty()
                : Optional.of(new TcpCounters(Long.parseLong(numbers[opened]), Long.parseLong(numbers[retransmitted])));
    }

    /** Of the line that begins there. Most of the file is about something else, and is not taken apart. */
    private static String[] columns(String text, int line) {
        int end = text.indexOf('\n', line);
        return text.substring(line + PREFIX.length(), end < 0 ? text.length() : end)
                .split(" ");
    }
}
