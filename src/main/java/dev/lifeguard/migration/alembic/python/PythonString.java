package dev.lifeguard.migration.alembic.python;

/**
 * A string literal.
 *
 * @param end where the text goes on after it; negative where it does not end
 */
record PythonString(String value, int end) {
    private static final PythonString ENDLESS = new PythonString("", -1);

    /** @param prefix the letters before the quote, in lower case */
    static PythonString at(String text, int quote, String prefix) {
        char mark = text.charAt(quote);
        String triple = String.valueOf(mark).repeat(3);
        boolean isLong = text.startsWith(triple, quote);
        boolean raw = prefix.contains("r");
        StringBuilder value = new StringBuilder();
        int at = quote + (isLong ? 3 : 1);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLong ? text.startsWith(triple, at) : c == mark) {
                return new PythonString(value.toString(), at + (isLong ? 3 : 1));
            }
            if (c == '\n' && !isLong) {
                return ENDLESS;
            }
            if (c == '\\' && at + 1 < text.length()) {
                escaped(text.charAt(at + 1), raw, value);
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        return ENDLESS;
    }

    /** Numeric escapes stay as they are written: no revision and no table's name has one. */
    private static void escaped(char c, boolean raw, StringBuilder value) {
        if (raw) {
            value.append('\\').append(c);
            return;
        }
        switch (c) {
            case '\n' -> {}
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '\\', '\'', '"' -> value.append(c);
            default -> value.append('\\').append(c);
        }
    }
}
