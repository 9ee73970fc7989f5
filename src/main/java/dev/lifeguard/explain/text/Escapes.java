package dev.lifeguard.explain.text;

import java.util.Map;

/**
 * Undoes what carries a text: colours of a terminal, the escapes of JSON and of a program's quoted strings (also twice),
 * the entities of HTML, line ends of Windows and of syslog. Reads each character a bounded number of times.
 */
final class Escapes {
    private static final int LONGEST_COLOUR = 16;
    private static final Map<String, Character> ENTITIES =
            Map.of("&quot;", '"', "&#x27;", '\'', "&#39;", '\'', "&lt;", '<', "&gt;", '>', "&amp;", '&');

    private final String text;
    private final StringBuilder plain;
    private int at;

    private Escapes(String text) {
        this.text = text;
        this.plain = new StringBuilder(text.length());
    }

    static String undone(String text) {
        return new Escapes(text).run();
    }

    private String run() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '\\') {
                backslash();
            } else if (letter == '\u001b') {
                at++;
                colour();
            } else if (letter == '&') {
                entity();
            } else if (letter == '#') {
                octal();
            } else {
                at++;
                append(letter);
            }
        }
        return plain.toString();
    }

    /** Several backslashes are one that was escaped again. */
    private void backslash() {
        int letterAt = at;
        while (letterAt < text.length() && text.charAt(letterAt) == '\\') {
            letterAt++;
        }
        char letter = letterAt < text.length() ? text.charAt(letterAt) : ' ';
        at = letterAt + 1;
        switch (letter) {
            case 'n', 'r' -> append('\n');
            case 't' -> append('\t');
            case '"', '\'', '/', '`' -> append(letter);
            case 'u' -> unicode();
            case 'x' -> hexadecimal();
            default -> {
                at = letterAt;
                append('\\');
            }
        }
    }

    private void unicode() {
        int code = hex(at, 4);
        if (code < 0) {
            append('\\');
            append('u');
            return;
        }
        at += 4;
        escaped((char) code);
    }

    /** Only the escape character of colours: other bytes may be anything. */
    private void hexadecimal() {
        if (hex(at, 2) == 0x1b) {
            at += 2;
            escaped('\u001b');
        } else {
            append('\\');
            append('x');
        }
    }

    private void escaped(char letter) {
        if (letter == '\u001b') {
            colour();
        } else {
            append(letter);
        }
    }

    private int hex(int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    /** What follows the escape character, up to the letter that ends it. */
    private void colour() {
        if (at >= text.length() || text.charAt(at) != '[') {
            return;
        }
        int end = at + 1;
        int limit = Math.min(text.length(), at + LONGEST_COLOUR);
        while (end < limit && !Character.isLetter(text.charAt(end))) {
            end++;
        }
        at = end < limit ? end + 1 : at + 1;
    }

    private void entity() {
        for (String entity : ENTITIES.keySet()) {
            if (text.startsWith(entity, at)) {
                at += entity.length();
                append(ENTITIES.get(entity));
                return;
            }
        }
        at++;
        append('&');
    }

    /** How rsyslog writes the end of a line and a tab: {@code #012}, {@code #011}. */
    private void octal() {
        boolean newline = text.startsWith("#012", at);
        if (newline || text.startsWith("#011", at)) {
            at += 4;
            append(newline ? '\n' : '\t');
        } else {
            at++;
            append('#');
        }
    }

    /** Other control characters are spaces; several line ends are one. */
    private void append(char letter) {
        char shown = letter == '\r' ? '\n' : letter;
        boolean end = shown == '\n';
        if (end && (plain.length() == 0 || plain.charAt(plain.length() - 1) == '\n')) {
            return;
        }
        plain.append(!end && shown != '\t' && Character.isISOControl(shown) ? ' ' : shown);
    }
}
