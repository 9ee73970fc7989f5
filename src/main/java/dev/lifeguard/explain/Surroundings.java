package dev.lifeguard.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which systems a text speaks of, and where: the nearest name decides whose message one is. */
final class Surroundings {
    private static final int MOST_PLACES = 200;
    /** How much farther away a name on another line counts to be. */
    private static final int OTHER_LINE = 300;

    private final LogText text;
    private final int[] postgres;
    private final int[] others;

    Surroundings(LogText text, List<Phrase> postgres, List<Phrase> others) {
        this.text = text;
        this.postgres = places(text, postgres);
        this.others = places(text, others);
    }

    private static int[] places(LogText text, List<Phrase> names) {
        return names.stream().flatMapToInt(name -> places(text, name)).sorted().toArray();
    }

    private static IntStream places(LogText text, Phrase name) {
        return IntStream.iterate(
                        position(text, name, 0),
                        position -> position >= 0,
                        position -> position(text, name, position + 1))
                .limit(MOST_PLACES);
    }

    private static int position(LogText text, Phrase name, int from) {
        return name.in(text, from).map(Phrase.Occurrence::start).orElse(-1);
    }

    /** Whether PostgreSQL is spoken of at all. */
    boolean postgres(int position) {
        return distance(postgres, position) < Integer.MAX_VALUE;
    }

    /** Whether another system is spoken of, no farther away than PostgreSQL. */
    boolean foreign(int position) {
        int other = distance(others, position);
        return other < Integer.MAX_VALUE && other <= distance(postgres, position);
    }

    private int distance(int[] places, int position) {
        int at = Arrays.binarySearch(places, position);
        int after = at >= 0 ? at : -at - 1;
        int nearest = Integer.MAX_VALUE;
        if (after < places.length) {
            nearest = distance(places[after], position);
        }
        if (after > 0) {
            nearest = Math.min(nearest, distance(places[after - 1], position));
        }
        return nearest;
    }

    private int distance(int place, int position) {
        int line = text.lineStart(position);
        boolean same = line <= place && place < text.lineEnd(position);
        return Math.abs(place - position) + (same ? 0 : OTHER_LINE);
    }
}
