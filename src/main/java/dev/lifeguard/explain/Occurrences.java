package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where phrases stand in one text. A phrase is tried at no more than {@value #MOST_TRIES} places. */
final class Occurrences {
    static final int MOST_TRIES = 2000;
    private static final int FIRST_TRIES = 8;

    private final LogText text;
    private final Map<Phrase, Search> searches = new HashMap<>();

    Occurrences(LogText text) {
        this.text = text;
    }

    /** Looks whether the phrase stands here; its first letters do. */
    void look(Phrase phrase, int start) {
        searches.computeIfAbsent(phrase, Search::new).at(start);
    }

    /** How often a phrase was tried at a place: what finding them cost. */
    int tries() {
        return searches.values().stream().mapToInt(search -> search.tried).sum();
    }

    /** In the order of the text. */
    List<Phrase.Occurrence> of(Phrase phrase) {
        Search search = searches.get(phrase);
        return search == null ? List.of() : search.places;
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
        private final List<Phrase.Occurrence> places = new ArrayList<>();
        private int left = MOST_TRIES;
        private int tried;

        Search(Phrase phrase) {
            this.phrase = phrase;
        }

        /** After a few tries in vain the whole text is asked once whether more of them can ever succeed. */
        void at(int start) {
            boolean vain = tried == FIRST_TRIES && left > 0 && places.isEmpty() && !phrase.possible(text);
            left = vain ? 0 : left;
            if (left > 0) {
                left--;
                tried++;
                phrase.at(text, start).ifPresent(places::add);
            }
        }
    }
}
