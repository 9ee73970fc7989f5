package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All phrases by what they begin with, so that one pass over a text finds every place where one stands, however many there
 * are. A phrase is kept under the hash of its first letters, of the longest of a few lengths that it has.
 */
final class PhraseIndex {
    private static final int[] LENGTHS = {1, 2, 3, 4, 5, 7, 10, 16};
    private static final int BITS = 1 << 18;

    private final Map<Integer, Start> byStart = new HashMap<>();
    private final int size;
    /** Hashes that some phrase begins with: most places of a text are none. */
    private final BitSet known = new BitSet(BITS);
    /** Hashes that some phrase goes on from. */
    private final BitSet going = new BitSet(BITS);

    private record Numbered(Phrase phrase, int number) {}

    /** What begins with the same letters. */
    private record Start(int number, List<Numbered> phrases) {}

    PhraseIndex(Collection<Phrase> phrases) {
        Set<Phrase> distinct = new LinkedHashSet<>(phrases);
        this.size = distinct.size();
        int number = 0;
        for (Phrase each : distinct) {
            add(each, number++);
        }
    }

    private void add(Phrase phrase, int number) {
        String start = phrase.start();
        int hash = 0;
        int longest = 0;
        for (int length : LENGTHS) {
            if (length <= start.length()) {
                longest = length;
            }
        }
        int letters = 0;
        for (int length : LENGTHS) {
            if (length <= longest) {
                while (letters < length) {
                    hash = hash * 31 + start.charAt(letters++);
                }
                if (length < longest) {
                    going.set(key(hash, length) & (BITS - 1));
                }
            }
        }
        int key = key(hash, longest);
        known.set(key & (BITS - 1));
        byStart.computeIfAbsent(key, any -> new Start(byStart.size(), new ArrayList<>()))
                .phrases()
                .add(new Numbered(phrase, number));
    }

    Occurrences in(LogText text) {
        Occurrences found = new Occurrences(text, size);
        BitSet over = new BitSet(byStart.size());
        String flat = text.flat();
        for (int start = 0; start < flat.length(); start++) {
            if (flat.charAt(start) != LogText.NOTHING) {
                at(text, start, found, over);
            }
        }
        return found;
    }

    /** @param over beginnings all of whose phrases need not be tried any more */
    private void at(LogText text, int start, Occurrences found, BitSet over) {
        String flat = text.flat();
        int hash = 0;
        int letters = 0;
        for (int length : LENGTHS) {
            if (start + length > flat.length()) {
                return;
            }
            while (letters < length) {
                hash = hash * 31 + flat.charAt(start + letters++);
            }
            int key = key(hash, length);
            Start here = known.get(key & (BITS - 1)) ? byStart.get(key) : null;
            if (here != null && !over.get(here.number()) && !look(here, start, found)) {
                over.set(here.number());
            }
            if (!going.get(key & (BITS - 1))) {
                return;
            }
        }
    }

    private static boolean look(Start here, int start, Occurrences found) {
        boolean more = false;
        for (Numbered each : here.phrases()) {
            more |= found.look(each.phrase(), each.number(), start);
        }
        return more;
    }

    private static int key(int hash, int length) {
        int mixed = (hash + length) * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }
}
