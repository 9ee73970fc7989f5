package dev.lifeguard.database;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text with percent-encoding, read with tolerance: what is no valid escape stays as it is, and is told.
 *
 * @param text what was meant
 * @param broken whether a {@code %} was not followed by two hexadecimal digits
 * @param foreign whether escaped bytes were not UTF-8; they are then read as ISO 8859-1
 */
record PercentText(String text, boolean broken, boolean foreign) {

    static PercentText decode(String raw, boolean plusIsSpace) {
        StringBuilder text = new StringBuilder(raw.length());
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        boolean broken = false;
        boolean foreign = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int escaped = c == '%' ? escape(raw, i) : -1;
            if (escaped >= 0) {
                run.write(escaped);
                i += 2;
                continue;
            }
            foreign |= flush(run, text);
            broken |= c == '%';
            text.append(c == '+' && plusIsSpace ? ' ' : c);
        }
        foreign |= flush(run, text);
        return new PercentText(text.toString(), broken, foreign);
    }

    private static int escape(String raw, int at) {
        if (at + 2 >= raw.length()) {
            return -1;
        }
        int high = Character.digit(raw.charAt(at + 1), 16);
        int low = Character.digit(raw.charAt(at + 2), 16);
        return high < 0 || low < 0 || raw.charAt(at + 1) > 'f' || raw.charAt(at + 2) > 'f' ? -1 : high * 16 + low;
    }

    private static boolean flush(ByteArrayOutputStream run, StringBuilder text) {
        if (run.size() == 0) {
            return false;
        }
        byte[] bytes = run.toByteArray();
        run.reset();
        try {
            text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
            return false;
        } catch (CharacterCodingException e) {
            text.append(new String(bytes, StandardCharsets.ISO_8859_1));
            return true;
        }
    }

    /** Everything but RFC 3986's unreserved characters escaped as UTF-8: right in every part of every dialect. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
