package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where phrases stand in one text, each at most {@value #MOST} times. */
final class Occurrences {
    static final int MOST = 2000;

    private final Map<Phrase, List<Phrase.Occurrence>> places = new HashMap<>();

    void look(Phrase phrase, LogText text, int start) {
        List<Phrase.Occurrence> known = places.getOrDefault(phrase, List.of());
        if (known.size() < MOST) {
            phrase.at(text, start)
                    .ifPresent(found -> places.computeIfAbsent(phrase, any -> new ArrayList<>())
                            .add(found));
        }
    }

    /** In the order of the text. */
    List<Phrase.Occurrence> of(Phrase phrase) {
        return places.getOrDefault(phrase, List.of());
    }

    /** Whether it stands in the record that a position is in. */
    boolean near(LogText text, Phrase phrase, int position) {
        return of(phrase).stream().anyMatch(place -> text.together(place.start(), position));
    }

    /** Whether it stands in that record, other than in quoted source. */
    boolean said(LogText text, Phrase phrase, int position) {
        return of(phrase).stream()
                .anyMatch(
                        place -> text.together(place.start(), position) && text.kind(place.start()) != LineKind.SOURCE);
    }
}
