package dev.lifeguard.explain;

import java.util.stream.Stream;

/** The lines of a file of ours that say something: not those that are blank, nor remarks, which begin with {@code #}. */
final class DataLines {
    private DataLines() {}

    static Stream<String> of(String text) {
        return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
}
