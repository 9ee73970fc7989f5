package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where phrases stand in one text. A phrase is tried at no more than {@value #MOST_TRIES} places. */
final class Occurrences {
    static final int MOST_TRIES = 2000;
    private static final int FIRST_TRIES = 8;

    private final LogText text;
    private final @Nullable Search[] searches;
    private final Map<Phrase, List<Phrase.Occurrence>> found = new HashMap<>();

    /** @param phrases how many there are to look for */
    Occurrences(LogText text, int phrases) {
        this.text = text;
        this.searches = new Search[phrases];
    }

    /** Looks whether the phrase stands here; its first letters do. Tells whether to go on looking for it elsewhere. */
    boolean look(Phrase phrase, int number, int start) {
        Search search = searches[number];
        if (search == null) {
            search = new Search(phrase);
            searches[number] = search;
        }
        search.at(start);
        return search.left > 0;
    }

    /** How often a phrase was tried at a place: what finding them cost. */
    int tries() {
        int sum = 0;
        for (Search search : searches) {
            sum += search == null ? 0 : search.tried;
        }
        return sum;
    }

    /** In the order of the text. */
    List<Phrase.Occurrence> of(Phrase phrase) {
        return found.getOrDefault(phrase, List.of());
    }

    /** Whether it stands in the record that a position is in. */
    boolean near(Phrase phrase, int position) {
        return of(phrase).stream().anyMatch(place -> text.together(place.start(), position));
    }

    /** Whether it stands in that record, other than in quoted source. */
    boolean said(Phrase phrase, int position) {
        return of(phrase).stream()
                .anyMatch(
                        place -> text.together(place.start(), position) && text.kind(place.start()) != LineKind.SOURCE);
    }

    /** What is known of one phrase. */
    private final class Search {
        private final Phrase phrase;
        private int left = MOST_TRIES;
        private int tried;

        Search(Phrase phrase) {
            this.phrase = phrase;
        }

        /** After a few tries in vain the whole text is asked once whether more of them can ever succeed. */
        void at(int start) {
            boolean vain = tried == FIRST_TRIES && left > 0 && of(phrase).isEmpty() && !phrase.possible(text);
            left = vain ? 0 : left;
            if (left > 0) {
                left--;
                tried++;
                phrase.at(text, start)
                        .ifPresent(place -> found.computeIfAbsent(phrase, any -> new ArrayList<>())
                                .add(place));
            }
        }
    }
}
