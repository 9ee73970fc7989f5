package dev.lifeguard.database;

import java.util.regex.Pattern;

/** What others have written, for a line of a log or a sentence: no line of its own, and nothing that moves a terminal. */
public final class OneLine {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /** The text with blanks in place of breaks and control characters, with {@code …} in place of what is too long. */
    public static String of(String text, int longest) {
        String line = BLANK.matcher(text).replaceAll(" ").strip();
        return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
    }
}
