package dev.lifeguard.explain;

import java.util.BitSet;

/**
 * Which runs of {@value #LENGTH} characters a text has, as a set of their hashes: a first sieve that tells in no time that
 * most phrases are not there. It may say yes for nothing, never no for something.
 */
final class NgramFilter {
    static final int LENGTH = 5;
    private static final int BITS = 1 << 18;

    private final BitSet present = new BitSet(BITS);

    NgramFilter(String text) {
        for (int i = 0; i + LENGTH <= text.length(); i++) {
            present.set(hash(text, i));
        }
    }

    /** Whether the text may contain these words. */
    boolean mayContain(String words) {
        for (int i = 0; i + LENGTH <= words.length(); i++) {
            if (!present.get(hash(words, i))) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int from) {
        int hash = 0;
        for (int i = from; i < from + LENGTH; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        hash *= 0x9E3779B1;
        return (hash ^ (hash >>> 15)) & (BITS - 1);
    }
}
