package dev.lifeguard.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a mistyped word was meant to be: the known one with the fewest edits. */
final class NearestWord {
    private NearestWord() {}

    /** Empty where even the nearest differs in more than a quarter of its letters. */
    static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> edits(typed, word)))
                .filter(word -> edits(typed, word) * 4 <= word.length());
    }

    /** Levenshtein's distance. */
    static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
