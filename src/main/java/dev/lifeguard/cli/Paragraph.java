package dev.lifeguard.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most {@value #WIDTH} columns. */
final class Paragraph {
    static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * The text with {@code first} before its first line and as many spaces before the others. Words are kept whole,
     * even where one is longer than a line. Line ends and control characters become spaces, so that nothing a server
     * said can move the cursor.
     */
    static List<String> of(String first, String text) {
        String others = " ".repeat(first.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : printable(text).split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** On one line, with nothing in it that a terminal would obey. */
    static String printable(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
