package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import dev.lifeguard.finding.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cause looks like in one program's words.
 *
 * @param source which program prints it
 * @param needed of each of these groups the record must have one as well, be it in a frame or in quoted source
 * @param without of these the record must have none, but in quoted source
 * @param facts evidence that follows from the words being these
 */
record Signature(
        Cause cause,
        String source,
        Certainty trust,
        Phrase phrase,
        List<List<Phrase>> needed,
        List<Phrase> without,
        Map<String, String> facts) {

    boolean certain() {
        return trust == Certainty.CERTAIN;
    }

    /** Every phrase that has to be looked for. */
    Stream<Phrase> phrases() {
        return Stream.of(Stream.of(phrase), needed.stream().flatMap(List::stream), without.stream())
                .flatMap(each -> each);
    }

    /** Where the text shows it; empty where it does not, or does not prove it. */
    Optional<Match> in(LogText text, Occurrences places, NamedSystems around) {
        List<Phrase.Occurrence> found = places.of(phrase);
        if (found.isEmpty()) {
            return Optional.empty(); // nearly always: of thousands a text has a few
        }
        return found.stream()
                .filter(place -> text.kind(place.start()) == LineKind.MESSAGE)
                .filter(place -> fits(places, place.start()))
                .filter(place -> trust.holds(around, place.start(), place.end()))
                .findFirst()
                .map(place -> Match.of(this, place));
    }

    private boolean fits(Occurrences places, int position) {
        return needed.stream().allMatch(group -> group.stream().anyMatch(each -> places.near(each, position)))
                && without.stream().noneMatch(each -> places.said(each, position));
    }
}
