package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cause that one place of the text names.
 *
 * @param source which program prints this
 * @param facts what the place says besides
 */
record Match(Cause cause, String source, int start, int end, Map<String, String> facts) {

    static Match of(Signature signature, Phrase.Occurrence found) {
        Map<String, String> facts = new LinkedHashMap<>(signature.facts());
        facts.putAll(found.kept());
        return new Match(signature.cause(), signature.source(), found.start(), found.end(), facts);
    }
}
