package dev.lifeguard.database;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a mistyped word was meant to be: the known one with the fewest edits. */
public final class NearestWord {
    private NearestWord() {}

    /** Empty where even the nearest differs in more than a quarter of its letters. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> edits(typed, word)))
                .filter(word -> isNear(typed, word));
    }

    /** Whether no more than a quarter of the known word's letters differ. */
    public static boolean isNear(String typed, String known) {
        return edits(typed, known) * 4 <= known.length();
    }

    /** Letters added, left out, replaced, or swapped with their neighbour: the distance of optimal string alignment. */
    public static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int[] next = new int[other.length() + 1];
            next[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = row[column - 1] + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                next[column] = Math.min(replaced, Math.min(next[column - 1], row[column]) + 1);
                if (isSwapped(one, line, other, column)) {
                    next[column] = Math.min(next[column], before[column - 2] + 1);
                }
            }
            before = row;
            row = next;
        }
        return row[other.length()];
    }

    private static boolean isSwapped(String one, int line, String other, int column) {
        return line > 1
                && column > 1
                && one.charAt(line - 1) == other.charAt(column - 2)
                && one.charAt(line - 2) == other.charAt(column - 1);
    }
}
