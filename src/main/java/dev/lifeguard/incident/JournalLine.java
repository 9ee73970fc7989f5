package dev.lifeguard.incident;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record of the journal: {@code lg1}, a CRC-32C of the text in eight hexadecimal digits, the text, each followed by a
 * blank, the last by a line feed. JSON holds no raw line feed, so after garbage of any kind the next line begins anew, and
 * people can read the journal with {@code cut} and {@code jq}.
 */
final class JournalLine {
    /** Bytes; an incident at its bounds is far below. */
    static final int LONGEST = 512 * 1024;

    private static final String MARK = "lg1 ";
    private static final int TEXT = MARK.length() + 9;

    private JournalLine() {}

    static byte[] of(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = MARK + String.format("%08x ", checksum(body, 0, body.length));
        byte[] line = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), TEXT + body.length + 1);
        System.arraycopy(body, 0, line, TEXT, body.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The text of a line without its end; empty where it is damaged. */
    static Optional<String> text(byte[] line, int length) {
        if (length < TEXT || length > LONGEST) {
            return Optional.empty();
        }
        String head = new String(line, 0, TEXT, StandardCharsets.US_ASCII);
        String expected = MARK + String.format("%08x ", checksum(line, TEXT, length - TEXT));
        return head.equals(expected)
                ? Optional.of(new String(line, TEXT, length - TEXT, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static long checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return sum.getValue();
    }
}
