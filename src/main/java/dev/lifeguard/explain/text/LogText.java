package dev.lifeguard.explain.text;

/**
 * A text made ready to be searched. Positions mean the same in both forms.
 *
 * @param shown as it is quoted in evidence: without escapes and colours
 * @param flat as phrases are compared: folded, lines of one kind one after the other; a statement that is quoted within a
 *     message, and the line ends between kinds and records, are {@link #NOTHING}
 * @param lines where the lines and the records are
 */
public record LogText(String shown, String flat, LogLines lines) {
    /** A character that no phrase has and no text keeps. */
    public static final char NOTHING = '\0';

    public static LogText of(String raw) {
        return new LogTextBuilder().add(Escapes.undone(raw)).build();
    }

    public int lineStart(int position) {
        return lines.start(position);
    }

    public int lineEnd(int position) {
        return lines.end(position);
    }

    public LineKind kind(int position) {
        return lines.kind(position);
    }

    /** Whether two positions are in one record. */
    public boolean together(int one, int other) {
        return lines.recordStart(one) == lines.recordStart(other);
    }

    /** Whether a name or a number could go on across this position. */
    public boolean insideWord(int position) {
        return position > 0
                && position < flat.length()
                && wordly(flat.charAt(position - 1))
                && wordly(flat.charAt(position));
    }

    private static boolean wordly(char letter) {
        return ('a' <= letter && letter <= 'z') || ('0' <= letter && letter <= '9') || letter == '_';
    }
}
