package dev.lifeguard.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a table test: all rules judge the situation, and exactly these causes are named, so that every other rule is
 * a look-alike that stayed silent.
 */
record Case(String name, Situation situation, List<Cause> causes, Map<String, Object> evidence) {
    static final Diagnostician ALL_RULES = new Diagnostician(RuleBook.all());

    static Case named(String name, Situation situation, Cause... causes) {
        return new Case(name, situation, List.of(causes), Map.of());
    }

    /** The way is healthy, and this was seen on the server. */
    static Case named(String name, ActivityObservations crowd, Cause... causes) {
        return named(name, Situation.healthy().saw(crowd), causes);
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
        Snapshot snapshot = situation.snapshot();
        Diagnosis diagnosis = ALL_RULES.diagnose(snapshot);
        assertThat(diagnosis.faults()).isEmpty();
        assertThat(diagnosis.findings()).extracting(Finding::cause).containsExactlyElementsOf(causes);
        if (!evidence.isEmpty()) {
            assertThat(diagnosis.findings().get(0).evidence().values()).containsExactlyEntriesOf(evidence);
        }
        snapshot.held().filter(PathObservation::answered).ifPresent(held -> checkAgain(snapshot, diagnosis, held));
    }

    /** The session answers again, much later and much more slowly: the short way to a diagnosis ends where the long one does. */
    private static void checkAgain(Snapshot snapshot, Diagnosis diagnosis, PathObservation held) {
        Snapshot again = snapshot.with(new PathObservation(
                snapshot.at().plus(Duration.ofDays(400)),
                held.url(),
                List.of(),
                held.timings(),
                Optional.empty(),
                held.tlsWorks(),
                held.server(),
                held.certificate(),
                Collections.nCopies(5, Duration.ofSeconds(1))));
        if (!held.onNewConnection()) {
            assertThat(again.repeats(snapshot)).isTrue();
            assertThat(ALL_RULES.again(again, diagnosis)).isEqualTo(ALL_RULES.diagnose(again));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
