package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * All phrases by what they begin with, so that one pass over a text finds every place where one stands, however many there
 * are. A phrase is kept under the hash of its first letters, of the longest of a few lengths that it has.
 */
final class PhraseIndex {
    private static final int[] LENGTHS = {1, 2, 3, 4, 5, 7, 10, 16};
    private static final int BITS = 1 << 18;

    private final Map<Integer, List<Phrase>> byStart = new HashMap<>();
    /** Hashes that some phrase begins with: most places of a text are none. */
    private final BitSet known = new BitSet(BITS);

    PhraseIndex(Collection<Phrase> phrases) {
        new LinkedHashSet<>(phrases).forEach(this::add);
    }

    private void add(Phrase phrase) {
        String start = phrase.start();
        int hash = 0;
        int longest = 0;
        for (int length : LENGTHS) {
            if (length <= start.length()) {
                longest = length;
            }
        }
        for (int i = 0; i < longest; i++) {
            hash = hash * 31 + start.charAt(i);
        }
        int key = key(hash, longest);
        known.set(key & (BITS - 1));
        byStart.computeIfAbsent(key, any -> new ArrayList<>()).add(phrase);
    }

    /** Where each phrase stands in a text. */
    Occurrences in(LogText text) {
        Occurrences found = new Occurrences(text);
        String flat = text.flat();
        for (int start = 0; start < flat.length(); start++) {
            if (flat.charAt(start) != LogText.NOTHING) {
                at(text, start, found);
            }
        }
        return found;
    }

    private void at(LogText text, int start, Occurrences found) {
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
            if (known.get(key & (BITS - 1))) {
                byStart.getOrDefault(key, List.of()).forEach(phrase -> found.look(phrase, start));
            }
        }
    }

    private static int key(int hash, int length) {
        int mixed = (hash + length) * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }
}
