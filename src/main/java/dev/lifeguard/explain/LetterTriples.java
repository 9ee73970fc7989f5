package dev.lifeguard.explain;

import java.util.BitSet;

/**
 * Which three letters stand one after the other in a text, in whatever case: read once, it tells of most words that they are
 * nowhere in it. Several triples share a bit, so that it may say yes of a word that is not there, and never no of one that is.
 */
final class LetterTriples {
    private static final int BITS = 1 << 16;
    private static final int LENGTH = 3;

    private final BitSet seen = new BitSet(BITS);

    LetterTriples(String text) {
        char first = 0;
        char second = 0;
        for (int i = 0; i < text.length(); i++) {
            char third = folded(text.charAt(i));
            seen.set(bit(first, second, third));
            first = second;
            second = third;
        }
    }

    /** As a comparison without regard to case does: beyond ASCII some letters are one of its letters in another case. */
    private static char folded(char letter) {
        if (letter < 'A') {
            return letter;
        }
        return letter <= 'z'
                ? (letter <= 'Z' ? (char) (letter + 32) : letter)
                : Character.toLowerCase(Character.toUpperCase(letter));
    }

    private static int bit(char first, char second, char third) {
        return (first * 961 + second * 31 + third) & (BITS - 1);
    }

    /** Whether a word, in lower case, may stand in the text. */
    boolean mayHave(String word) {
        for (int i = LENGTH; i <= word.length(); i++) {
            if (!seen.get(bit(word.charAt(i - 3), word.charAt(i - 2), word.charAt(i - 1)))) {
                return false;
            }
        }
        return true;
    }
}
