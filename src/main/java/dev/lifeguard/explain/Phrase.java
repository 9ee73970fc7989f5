package dev.lifeguard.explain;

import dev.lifeguard.explain.text.Folding;
import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that a program prints, with gaps for what differs: {@code role "{role}" does not exist}. {@code {name}} is a gap of
 * one character or more that is kept as evidence, {@code …} one of any length that is not; neither is longer than
 * {@value #WIDEST_GAP} characters nor crosses a line. Letters compare as {@link Folding} leaves them, a space also matches a
 * line's end, and a phrase neither begins nor ends in the middle of a word unless a {@code …} stands there.
 *
 * <p>Found by looking for its words one after the other, never going back. {@link PhraseIndex} knows where one may begin.
 */
final class Phrase {
    static final int WIDEST_GAP = 240;
    private static final char ELLIPSIS = '…';

    /** Gaps that hold no space. */
    private static final Set<String> ADDRESSES = Set.of("host", "port", "address", "resolver", "extension");

    private static final String ENDS_CAPTURE = " \n,;)\"]}";

    private final String written;
    private final List<String> words = new ArrayList<>();
    /** What the gap after each of the words is called; empty text for one that is not kept. */
    private final List<String> gaps = new ArrayList<>();

    private final boolean openStart;
    private final boolean openEnd;

    private Phrase(String written) {
        this.written = written;
        String folded = Folding.of(written);
        this.openStart = folded.charAt(0) == ELLIPSIS;
        this.openEnd = folded.charAt(folded.length() - 1) == ELLIPSIS;
        split(folded.substring(openStart ? 1 : 0, folded.length() - (openEnd ? 1 : 0)));
    }

    /** @throws IllegalArgumentException where a gap is not closed, or nothing stands before the first gap */
    static Phrase of(String written) {
        return new Phrase(written);
    }

    private void split(String folded) {
        int from = 0;
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if (letter == ELLIPSIS || isCapture(folded, i)) {
                int end = letter == ELLIPSIS ? i : folded.indexOf('}', i);
                words.add(folded.substring(from, i));
                gaps.add(letter == ELLIPSIS ? "" : folded.substring(i + 1, end));
                from = end + 1;
                i = end;
            }
        }
        words.add(folded.substring(from));
        if (words.get(0).isEmpty()) {
            throw new IllegalArgumentException("a phrase begins with words: " + written);
        }
    }

    private static boolean isCapture(String folded, int at) {
        return folded.charAt(at) == '{'
                && at + 1 < folded.length()
                && Character.isLetter(folded.charAt(at + 1))
                && folded.indexOf('}', at) > 0;
    }

    /** What it begins with: letters as they are folded, up to the first gap. */
    String start() {
        return words.get(0);
    }

    /** Whether the text has its longest words. */
    boolean possible(LogText text) {
        String longest = words.stream().reduce("", (one, other) -> other.length() > one.length() ? other : one);
        return longest.equals(words.get(0)) || text.flat().contains(longest);
    }

    /** The occurrence that begins here, if one does. */
    Optional<Occurrence> at(LogText text, int start) {
        boolean begins = (openStart || !text.insideWord(start)) && text.flat().startsWith(words.get(0), start);
        return begins ? goingOn(text, start) : Optional.empty();
    }

    private Optional<Occurrence> goingOn(LogText text, int start) {
        Map<String, String> kept = gaps.stream().allMatch(String::isEmpty) ? Map.of() : new LinkedHashMap<>();
        int end = start + words.get(0).length();
        for (int i = 0; i < gaps.size(); i++) {
            boolean named = !gaps.get(i).isEmpty();
            int next = next(text, words.get(i + 1), end, named);
            if (next < 0
                    || (ADDRESSES.contains(gaps.get(i))
                            && text.flat().substring(end, next).indexOf(' ') >= 0)) {
                return Optional.empty();
            }
            if (named) {
                kept.put(gaps.get(i), text.shown().substring(end, next).strip());
            }
            end = next + words.get(i + 1).length();
        }
        return openEnd || !text.insideWord(end) ? Optional.of(new Occurrence(start, end, kept)) : Optional.empty();
    }

    /** Where the words go on after a gap; negative where they do not, within the line and the widest gap. */
    private static int next(LogText text, String word, int gapStart, boolean named) {
        int first = named ? gapStart + 1 : gapStart;
        int last = Math.min(
                Math.min(gapStart + WIDEST_GAP, text.lineEnd(gapStart)),
                text.flat().length());
        if (word.isEmpty()) {
            return endOfCapture(text, first, last);
        }
        for (int i = first; i <= last; i++) {
            if (text.flat().startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfCapture(LogText text, int first, int last) {
        int end = first;
        while (end < last && ENDS_CAPTURE.indexOf(text.flat().charAt(end)) < 0) {
            end++;
        }
        return end <= last ? end : -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Phrase phrase && phrase.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }

    /**
     * One place where the phrase stands.
     *
     * @param kept what stood in its named gaps
     */
    record Occurrence(int start, int end, Map<String, String> kept) {}
}
