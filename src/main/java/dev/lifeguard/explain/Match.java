package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cause that one place of the text names.
 *
 * @param source which program prints this, or which ones may
 * @param certain whether nothing else prints it
 * @param facts what the place says besides
 */
record Match(Cause cause, String source, boolean certain, int start, int end, Map<String, String> facts) {

    static Match of(Signature signature, Phrase.Occurrence found) {
        Map<String, String> facts = new LinkedHashMap<>(signature.facts());
        facts.putAll(found.kept());
        return new Match(signature.cause(), signature.source(), signature.certain(), found.start(), found.end(), facts);
    }
}
