package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How deep causes lie where a text has several: the file has the deepest in its first line, and in its last what only ever
 * follows from others. Of one line, the one that stands first in the text is the root.
 */
final class RootOrder {
    private final Map<Cause, Integer> lines = new EnumMap<>(Cause.class);
    private int count;

    static RootOrder parse(String text) {
        RootOrder order = new RootOrder();
        DataLines.of(text).forEach(order::line);
        return order;
    }

    private void line(String line) {
        Arrays.stream(line.trim().split("\\s+", -1))
                .map(slug -> Cause.of(slug)
                        .orElseThrow(
                                () -> new IllegalStateException("signatures/root_order.txt knows no cause " + slug)))
                .forEach(cause -> lines.put(cause, count));
        count++;
    }

    /** Zero is the deepest. */
    int of(Cause cause) {
        Integer line = lines.get(cause);
        if (line == null) {
            throw new IllegalStateException("signatures/root_order.txt lacks " + cause.slug());
        }
        return line;
    }
}
