package dev.lifeguard.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads libpq's {@code host=… password='it''s'} strings by libpq's own rules: blanks around {@code =} are allowed, a value
 * with blanks stands in single quotes, and a backslash takes the next character as it is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE">libpq</a>
 */
final class KeywordReader {
    private final String text;
    private final ParsedUrl draft = new ParsedUrl(DriverFamily.KEYWORDS, "");
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> bare = new LinkedHashMap<>();
    private int at;

    private KeywordReader(String text) {
        this.text = text;
    }

    static ParsedUrl read(String text) {
        return new KeywordReader(text).read();
    }

    private ParsedUrl read() {
        skipBlanks();
        while (at < text.length()) {
            String name = name();
            skipBlanks();
            if (at >= text.length() || text.charAt(at) != '=') {
                draft.unusable("keywords", "a word stands without = after it; a value with spaces needs single quotes");
                return draft;
            }
            at++;
            skipBlanks();
            boolean quoted = at < text.length() && text.charAt(at) == '\'';
            values.put(name, List.of(value()));
            if (!quoted) {
                bare.put(name, values.getOrDefault(name, List.of("")).get(0));
            }
            skipBlanks();
        }
        Parameters.take(new QueryText(values, false, false, false, bare), draft);
        return draft;
    }

    private String name() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !isBlank()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String value() {
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        at += quoted ? 1 : 0;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && (quoted ? text.charAt(at) != '\'' : !isBlank())) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (quoted && at >= text.length()) {
            draft.unusable("keywords", "a quoted value does not end: the closing ' is missing");
        }
        at += quoted ? 1 : 0;
        return value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        return " \t\n\r\f\u000b".indexOf(text.charAt(at)) >= 0;
    }
}
