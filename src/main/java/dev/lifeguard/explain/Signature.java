package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cause looks like in one program's words.
 *
 * @param source which program prints it
 * @param with of these the text must have one as well; none are needed where the list is empty
 * @param without of these the text must have none
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

    /** Where the text shows it; empty where it does not, or does not prove it. */
    Optional<Match> in(LogText text, NamedSystems around) {
        if (!with.isEmpty() && with.stream().noneMatch(phrase -> has(text, phrase))) {
            return Optional.empty();
        }
        if (without.stream().anyMatch(phrase -> has(text, phrase))) {
            return Optional.empty();
        }
        return first(text, around);
    }

    private static boolean has(LogText text, Phrase phrase) {
        return phrase.in(text, 0).isPresent();
    }

    private Optional<Match> first(LogText text, NamedSystems around) {
        int from = 0;
        for (int tries = 0; tries < Phrase.MOST_STARTS; tries++) {
            Optional<Phrase.Occurrence> found = phrase.in(text, from);
            if (found.isEmpty()
                    || trust.holds(around, found.get().start(), found.get().end())) {
                return found.map(occurrence -> Match.of(this, occurrence));
            }
            from = found.get().start() + 1;
        }
        return Optional.empty();
    }
}
