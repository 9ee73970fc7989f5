package dev.lifeguard.explain;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a log as text, whatever they are in: UTF-8, UTF-16 with its mark, or, where no letter beyond ASCII is UTF-8,
 * Windows' Latin alphabet. Never fails: what cannot be read becomes a replacement character.
 */
public final class Decoding {
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final char UNREADABLE = '\ufffd';

    private Decoding() {}

    public static String of(byte... bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE.decode(ByteBuffer.wrap(bytes)).toString();
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE.decode(ByteBuffer.wrap(bytes)).toString();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean latin =
                text.indexOf(UNREADABLE) >= 0 && text.chars().allMatch(letter -> letter < 128 || letter == UNREADABLE);
        return latin ? new String(bytes, LATIN) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
