package dev.lifeguard.explain.text;

import java.util.Arrays;

/**
 * The lines of a text: where they are, what they are, and which record they belong to. A position belongs to the line that
 * it is on; the character that ends a line is on it.
 */
public final class LogLines {
    private final int[] starts;
    private final int[] recordStarts;
    private final LineKind[] kinds;
    private final int length;

    /** @param recordStarts for each line, where the record begins that it is part of */
    LogLines(int[] starts, int[] recordStarts, LineKind[] kinds, int length) {
        this.starts = starts.clone();
        this.recordStarts = recordStarts.clone();
        this.kinds = kinds.clone();
        this.length = length;
    }

    /** Where the line begins that a position is on. */
    public int start(int position) {
        return starts[line(position)];
    }

    /** Where it ends: at its line end, or at the text's. */
    public int end(int position) {
        int next = line(position) + 1;
        return next < starts.length ? starts[next] - 1 : length;
    }

    public LineKind kind(int position) {
        return kinds[line(position)];
    }

    /** Where the record begins that a position is in. */
    public int recordStart(int position) {
        return recordStarts[line(position)];
    }

    private int line(int position) {
        int at = Arrays.binarySearch(starts, position);
        return Math.max(0, at >= 0 ? at : -at - 2);
    }
}
