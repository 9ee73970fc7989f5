package dev.lifeguard.explain;

/**
 * A text made ready to be searched. Positions mean the same in all three forms.
 *
 * @param shown as it is quoted in evidence: without escapes and colours
 * @param folded as phrases are compared, line by line
 * @param flat folded on one line, for phrases that a terminal or a log has wrapped
 * @param lines where the lines end
 */
record LogText(String shown, String folded, String flat, LineIndex lines) {

    static LogText of(String raw) {
        String shown = Escapes.undone(raw);
        String folded = Folding.of(shown);
        return new LogText(shown, folded, folded.replace('\n', ' '), new LineIndex(folded));
    }

    int lineStart(int position) {
        return lines.start(position);
    }

    int lineEnd(int position) {
        return lines.end(position);
    }

    /** Whether a name or a number could go on across this position. */
    boolean insideWord(int position) {
        return position > 0
                && position < flat.length()
                && wordly(flat.charAt(position - 1))
                && wordly(flat.charAt(position));
    }

    private static boolean wordly(char letter) {
        return ('a' <= letter && letter <= 'z') || ('0' <= letter && letter <= '9') || letter == '_';
    }
}
