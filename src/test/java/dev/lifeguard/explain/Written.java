package dev.lifeguard.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A text that was written down rather than made by the corpus's programs.
 *
 * @param cause slug of the one that comes first, or {@code none}
 */
record Written(String cause, String text) {
    private static final Path FILE = Path.of("src", "test", "resources", "explain", "written.txt");

    static List<Written> all() {
        return Arrays.stream(file().split("(?m)^=== ", -1))
                .skip(1)
                .map(Written::of)
                .toList();
    }

    private static Written of(String part) {
        int end = part.indexOf('\n');
        return new Written(part.substring(0, end), part.substring(end + 1));
    }

    private static String file() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return cause + ": " + text.lines().findFirst().orElse("");
    }
}
