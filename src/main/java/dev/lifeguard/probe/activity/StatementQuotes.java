package dev.lifeguard.probe.activity;

/** Where strings and comments of a statement end. */
final class StatementQuotes {
    /** It has no end, or it cannot be told for sure. */
    static final int NONE = -1;

    private StatementQuotes() {}

    /** Behind a comment, which may have others inside. */
    static int endOfComment(String text, int start) {
        int depth = 0;
        int at = start;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return NONE;
    }

    /**
     * Behind a string.
     *
     * @param escapes whether a backslash quotes the next character for certain
     */
    static int endOfString(String text, int start, boolean escapes) {
        int end = start + 1;
        while (end < text.length()) {
            char next = text.charAt(end);
            if (next == '\\' && escapes) {
                end += 2;
            } else if (next == '\\' && end + 1 < text.length() && text.charAt(end + 1) == '\'') {
                return NONE; // depends on standard_conforming_strings of a session that is not ours
            } else if (next == '\'' && end + 1 < text.length() && text.charAt(end + 1) == '\'') {
                end += 2;
            } else if (next == '\'') {
                return end + 1;
            } else {
                end++;
            }
        }
        return NONE;
    }
}
