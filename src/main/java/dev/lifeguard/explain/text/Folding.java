package dev.lifeguard.explain.text;

/**
 * Makes letters comparable: lower case, one kind of quotation mark, plain dashes, colons and spaces. One character stays
 * one character, so that positions in folded text are positions in the text. Programs and translators quote in a dozen
 * ways, and what is quoted matters more than how.
 */
public final class Folding {
    private static final String QUOTES = "'`´\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
            + "\u300c\u300d\u300e\u300f\u300a\u300b\uff02\uff07";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212";
    private static final String SPACES = "\u00a0\u2007\u202f\u3000\t";

    private Folding() {}

    public static String of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(of(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char of(char letter) {
        if (letter < 128) {
            return ascii(letter);
        }
        if (QUOTES.indexOf(letter) >= 0) {
            return '"';
        }
        if (DASHES.indexOf(letter) >= 0) {
            return '-';
        }
        if (SPACES.indexOf(letter) >= 0) {
            return ' ';
        }
        return letter == '\uff1a' ? ':' : Character.toLowerCase(letter);
    }

    private static char ascii(char letter) {
        return switch (letter) {
            case '\'', '`' -> '"';
            case '\t' -> ' ';
            default -> 'A' <= letter && letter <= 'Z' ? (char) (letter + 32) : letter;
        };
    }
}
