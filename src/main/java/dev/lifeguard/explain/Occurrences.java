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

    private final LogText text;
    private final Map<Phrase, Search> searches = new HashMap<>();

    Occurrences(LogText text) {
        this.text = text;
    }

    /** Looks whether the phrase stands here; its first letters do. */
    void look(Phrase phrase, int start) {
        searches.computeIfAbsent(phrase, any -> new Search(phrase.possible(text)))
                .at(phrase, start);
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
        private final boolean possible;
        private final List<Phrase.Occurrence> places = new ArrayList<>();
        private int tries;

        Search(boolean possible) {
            this.possible = possible;
        }

        void at(Phrase phrase, int start) {
            if (possible && tries < MOST_TRIES) {
                tries++;
                phrase.at(text, start).ifPresent(places::add);
            }
        }
    }
}
