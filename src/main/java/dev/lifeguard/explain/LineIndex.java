package dev.lifeguard.explain;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the lines of a text end, so that nothing has to be searched for twice. */
final class LineIndex {
    private final int[] ends;
    private final int length;

    LineIndex(String text) {
        ends = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
        length = text.length();
    }

    /** Where the line begins that a position is on. */
    int start(int position) {
        int line = line(position);
        return line == 0 ? 0 : ends[line - 1] + 1;
    }

    /** Where it ends: at its line end, or at the text's. */
    int end(int position) {
        int line = line(position);
        return line < ends.length ? ends[line] : length;
    }

    private int line(int position) {
        int at = Arrays.binarySearch(ends, position);
        return at >= 0 ? at : -at - 1;
    }
}
