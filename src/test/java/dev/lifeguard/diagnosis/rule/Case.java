package dev.lifeguard.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a table test: all rules judge the situation, and exactly these causes are named, so that every other rule is
 * a look-alike that stayed silent.
 */
record Case(String name, Situation situation, List<Cause> causes, Map<String, Object> evidence) {
    static final Diagnostician ALL_RULES = new Diagnostician(RuleBook.all());

    static Case named(String name, Situation situation, Cause... causes) {
        return new Case(name, situation, List.of(causes), Map.of());
    }

    /** Exactly this evidence of the root, in pairs of key and value. */
    Case with(Object... pairs) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            expected.put((String) pairs[i], pairs[i + 1]);
        }
        return new Case(name, situation, causes, expected);
    }

    void check() {
        Diagnosis diagnosis = ALL_RULES.diagnose(situation.snapshot());
        assertThat(diagnosis.faults()).isEmpty();
        assertThat(diagnosis.findings()).extracting(Finding::cause).containsExactlyElementsOf(causes);
        if (!evidence.isEmpty()) {
            assertThat(diagnosis.findings().get(0).evidence().values()).containsExactlyEntriesOf(evidence);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
