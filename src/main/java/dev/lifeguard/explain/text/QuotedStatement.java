package dev.lifeguard.explain.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement or its parameters, quoted within a message: {@code [SQL: SELECT …]}, {@code (SQL: select …)}. */
final class QuotedStatement {
    private static final Pattern OPENS = Pattern.compile(
            "\\[SQL: |\\[parameters: |\\(SQL: |SQL \\[|SQL grammar \\["
                    + "|Failed query: |\\[(?:generated in|cached since|no key) |\\] \\[(?=(?i:insert|select|update|delete|with) )");

    /** What goes on to the line's end. */
    private static final Pattern OPEN = Pattern.compile("Failed query: |\\[(?:generated in|cached since|no key) ");

    private static final String AFTER = "\"',;}])";

    private QuotedStatement() {}

    /** From where to where one is quoted in the line that begins here and ends with the text. */
    static Optional<int[]> in(StringBuilder text, int lineStart) {
        if (text.indexOf("[", lineStart) < 0
                && text.indexOf("(SQL: ", lineStart) < 0
                && text.indexOf("Failed query: ", lineStart) < 0) {
            return Optional.empty();
        }
        Matcher opens = OPENS.matcher(text).region(lineStart, text.length());
        if (!opens.find()) {
            return Optional.empty();
        }
        if (OPEN.matcher(opens.group()).matches()) {
            return Optional.of(new int[] {opens.start(), text.length()});
        }
        char closing = opens.group().contains("(") ? ')' : ']';
        for (int i = opens.end(); i < text.length(); i++) {
            if (text.charAt(i) == closing && ends(text, i + 1)) {
                return Optional.of(new int[] {opens.start(), i + 1});
            }
        }
        return Optional.of(new int[] {opens.start(), text.length()});
    }

    private static boolean ends(CharSequence text, int after) {
        if (after >= text.length() || AFTER.indexOf(text.charAt(after)) >= 0) {
            return true;
        }
        boolean spaced = text.charAt(after) == ' ' && after + 1 < text.length();
        return spaced && "([:".indexOf(text.charAt(after + 1)) >= 0;
    }
}
