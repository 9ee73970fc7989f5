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
 * @param with of these the record must have one as well; none are needed where the list is empty
 * @param without of these the record must have none
 * @param facts evidence that follows from the words being these
 */
record Signature(
        Cause cause,
        String source,
        Certainty trust,
        Phrase phrase,
        List<Phrase> with,
        List<Phrase> without,
        Map<String, String> facts) {

    /** Every phrase that has to be looked for. */
    Stream<Phrase> phrases() {
        return Stream.of(Stream.of(phrase), with.stream(), without.stream()).flatMap(each -> each);
    }

    /** Where the text shows it; empty where it does not, or does not prove it. */
    Optional<Match> in(LogText text, Occurrences places, NamedSystems around) {
        return places.of(phrase).stream()
                .filter(place -> text.lines().kind(place.start()) == LineKind.MESSAGE)
                .filter(place -> fits(text, places, place.start()))
                .filter(place -> trust.holds(around, place.start(), place.end()))
                .findFirst()
                .map(place -> Match.of(this, place));
    }

    private boolean fits(LogText text, Occurrences places, int position) {
        return (with.isEmpty() || with.stream().anyMatch(each -> places.inRecord(text, each, position)))
                && without.stream().noneMatch(each -> places.inRecord(text, each, position));
    }
}
