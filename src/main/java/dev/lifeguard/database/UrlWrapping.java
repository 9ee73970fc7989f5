package dev.lifeguard.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrapped around a URL by mistake, taken off.
 *
 * @param text what is left
 * @param quoted whether quotation marks were around it, as copied from an {@code .env} file
 * @param spaced whether white space, a line end or a byte order mark was around it
 * @param assigned whether it began with {@code NAME=}
 */
record UrlWrapping(String text, boolean quoted, boolean spaced, boolean assigned) {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?[A-Z][A-Z0-9_]{2,60}=(?=[\"'`]?(?:[a-z][a-z0-9+.-]{1,30}:|[a-z_]+ *=))");

    static UrlWrapping of(String raw) {
        String text = raw;
        boolean quoted = false;
        boolean spaced = false;
        boolean assigned = false;
        while (true) {
            String stripped = text.replaceFirst("^\uFEFF", "").strip();
            Matcher assignment = ASSIGNMENT.matcher(stripped);
            spaced |= !stripped.equals(text);
            if (assignment.lookingAt()) {
                assigned = true;
                text = stripped.substring(assignment.end());
            } else if (isQuoted(stripped)) {
                quoted = true;
                text = stripped.substring(1, stripped.length() - 1);
            } else {
                return new UrlWrapping(stripped, quoted, spaced, assigned);
            }
        }
    }

    private static boolean isQuoted(String text) {
        if (text.length() < 2 || "\"'`".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        return text.charAt(text.length() - 1) == text.charAt(0);
    }
}
