package dev.lifeguard.alert;

import java.util.Optional;

/** The value of a matcher, with or without quotes. */
final class Quoted {
    private Quoted() {}

    /** Without quotes and escapes ({@code \"}, {@code \\}, {@code \n}); empty where a quote is missing or in the way. */
    static Optional<String> value(String text) {
        boolean opened = text.startsWith("\"");
        boolean closed = text.length() > 1 && text.endsWith("\"") && !escaped(text, text.length() - 1);
        if (opened != closed) {
            return Optional.empty();
        }
        return unescaped(opened ? text.substring(1, text.length() - 1) : text);
    }

    private static boolean escaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static Optional<String> unescaped(String body) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char each = body.charAt(i);
            if (each == '"') {
                return Optional.empty();
            }
            if (each != '\\') {
                value.append(each);
            } else if (i + 1 == body.length()) {
                return Optional.empty();
            } else {
                i++;
                append(value, body.charAt(i));
            }
        }
        return Optional.of(value.toString());
    }

    /** An escape nobody knows stays as it is, so that expressions such as {@code \d} need no second backslash. */
    private static void append(StringBuilder value, char escape) {
        switch (escape) {
            case '"', '\\' -> value.append(escape);
            case 'n' -> value.append('\n');
            default -> value.append('\\').append(escape);
        }
    }
}
