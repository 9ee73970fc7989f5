package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which systems the records of a text speak of, and where: within its record, the nearest name decides whose message one is.
 */
final class NamedSystems {
    /** How much farther away a name on another line counts to be. */
    private static final int OTHER_LINE = 300;

    /** And one that only comes later: an exception's first line says whose it is. */
    private static final int LATER_LINE = 500;

    /** How much farther away a name in another sentence counts to be. */
    private static final int OTHER_SENTENCE = 150;

    private static final int FARTHEST = 1000;

    private final LogText text;
    private final int[] postgres;
    private final int[] others;
    private final int[] databases;
    private final int[] calls;

    NamedSystems(LogText text, SystemNames names, Occurrences found) {
        this.text = text;
        List<KnownPorts.Place> ports = KnownPorts.in(text);
        Schemes schemes = Schemes.in(text);
        this.postgres = places(found, names.postgres(), names.ports().postgres(ports), schemes.postgres());
        this.others = places(found, names.others(), names.ports().others(ports), schemes.others());
        this.databases = places(found, names.databases(), Stream.empty(), IntStream.empty());
        this.calls = schemes.calls().stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] places(Occurrences found, List<Phrase> names, Stream<KnownPorts.Place> ports, IntStream schemes) {
        IntStream named =
                names.stream().flatMap(name -> found.of(name).stream()).mapToInt(Phrase.Occurrence::start);
        return Stream.of(named, ports.mapToInt(KnownPorts.Place::position), schemes)
                .flatMapToInt(each -> each)
                .filter(place -> text.kind(place) != LineKind.SOURCE)
                .sorted()
                .toArray();
    }

    /** Whether the record speaks of PostgreSQL, or at least of a database and of no other system. */
    boolean postgres(int position) {
        return spoken(postgres, position) || (spoken(databases, position) && !spoken(others, position));
    }

    private boolean spoken(int[] places, int position) {
        int at = Arrays.binarySearch(places, text.lines().recordStart(position));
        int first = at >= 0 ? at : -at - 1;
        return first < places.length && text.together(places[first], position);
    }

    /** Whether another system is spoken of in the record, no farther away from this part of it than PostgreSQL. */
    boolean foreign(int start, int end) {
        int other = distance(others, start, end);
        int own = distance(postgres, start, end);
        return (own > 0 && outcome(start)) || (other < Integer.MAX_VALUE && other <= own);
    }

    /** Whether it is what came of a call of another system: a URL and a colon stand before it in the line. */
    private boolean outcome(int start) {
        int at = Arrays.binarySearch(calls, start);
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && start <= text.lineEnd(calls[before]);
    }

    /** Nothing is nearer than what stands in the part itself. */
    private int distance(int[] places, int start, int end) {
        int after = Arrays.binarySearch(places, start);
        int next = after >= 0 ? after : -after - 1;
        boolean inside = next < places.length && places[next] < end;
        if (inside) {
            return 0;
        }
        int before = next > 0 ? distance(places[next - 1], start) : Integer.MAX_VALUE;
        int behind = next < places.length ? distance(places[next], end) : Integer.MAX_VALUE;
        return Math.min(before, behind);
    }

    private int distance(int place, int position) {
        if (!text.together(place, Math.min(position, text.flat().length() - 1))) {
            return Integer.MAX_VALUE;
        }
        int from = Math.min(place, position);
        int to = Math.max(place, position);
        boolean same = to <= text.lineEnd(from);
        int otherwise = place < position ? OTHER_LINE : LATER_LINE;
        return to - from + (same ? sentences(from, to) * OTHER_SENTENCE : otherwise);
    }

    /** How many sentences end between two places of a line that are not too far apart to matter. */
    private int sentences(int from, int to) {
        int count = 0;
        for (int i = from; i + 1 < Math.min(to, from + FARTHEST); i++) {
            char end = text.flat().charAt(i);
            if ((end == '.' || end == ';') && text.flat().charAt(i + 1) == ' ') {
                count++;
            }
        }
        return count;
    }
}
