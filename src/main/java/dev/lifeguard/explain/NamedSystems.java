package dev.lifeguard.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which systems a text speaks of, and where: the nearest name decides whose message one is. */
final class NamedSystems {
    private static final int MOST_PLACES = 200;
    /** How much farther away a name on another line counts to be. */
    private static final int OTHER_LINE = 300;

    private final LogText text;
    private final int[] postgres;
    private final int[] others;
    private final boolean someDatabase;

    /** @param names as far as the text may have them */
    NamedSystems(LogText text, SystemNames names) {
        this.text = text;
        List<KnownPorts.Place> ports = KnownPorts.in(text);
        this.postgres = places(text, names.postgres(), names.ports().postgres(ports));
        this.others = places(text, names.others(), names.ports().others(ports));
        this.someDatabase =
                names.databases().stream().anyMatch(name -> name.in(text, 0).isPresent());
    }

    private static int[] places(LogText text, List<Phrase> names, Stream<KnownPorts.Place> ports) {
        IntStream named = names.stream().flatMapToInt(name -> places(text, name));
        return IntStream.concat(named, ports.mapToInt(KnownPorts.Place::position))
                .sorted()
                .toArray();
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

    /** Whether PostgreSQL is spoken of at all, or at least a database and no other system. */
    boolean postgres() {
        return postgres.length > 0 || (someDatabase && others.length == 0);
    }

    /** Whether another system is spoken of, no farther away from this part of the text than PostgreSQL. */
    boolean foreign(int start, int end) {
        int other = distance(others, start, end);
        return other < Integer.MAX_VALUE && other <= distance(postgres, start, end);
    }

    /** Nothing is nearer than what stands in the part itself. */
    private int distance(int[] places, int start, int end) {
        int after = Arrays.binarySearch(places, start);
        int next = after >= 0 ? after : -after - 1;
        boolean inside = next < places.length && places[next] < end;
        return inside ? 0 : Math.min(distance(places, start), distance(places, end));
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
