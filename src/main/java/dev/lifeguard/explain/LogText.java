package dev.lifeguard.explain;

/**
 * A text made ready to be searched. Positions mean the same in all three forms.
 *
 * @param shown as it is quoted in evidence: without escapes and colours
 * @param folded as phrases are compared, line by line
 * @param flat folded on one line, for phrases that a terminal or a log has wrapped
 */
record LogText(String shown, String folded, String flat) {

    static LogText of(String raw) {
        String shown = Escapes.undone(raw);
        String folded = Folding.of(shown);
        return new LogText(shown, folded, folded.replace('\n', ' '));
    }

    /** The line around a position, without what it begins and ends with in white space. */
    String line(int position) {
        return shown.substring(lineStart(position), lineEnd(position)).strip();
    }

    int lineStart(int position) {
        return shown.lastIndexOf('\n', position - 1) + 1;
    }

    int lineEnd(int position) {
        int end = shown.indexOf('\n', position);
        return end < 0 ? shown.length() : end;
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
