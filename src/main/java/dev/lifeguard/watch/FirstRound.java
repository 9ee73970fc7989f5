package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Unseen;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The probes beside the path that have yet to be heard since the database last began to answer. What they say may be that
 * the application cannot work after all (its schema is behind its code), so a target was not healthy before all of them
 * have looked, or have said why they cannot. Pure.
 *
 * <p>They ask on the session that the path has opened, and may be heard before the path is: what they saw is then proof
 * enough that the database answered, and so is "unseen" of a probe that looked after the path did.
 *
 * @param early what was heard while the path was not known to answer, with the time it was taken
 */
record FirstRound(Set<String> probes, Set<String> missing, Map<String, Observation> early) {
    /** @param probes names of all probes of the target */
    static FirstRound all(Set<String> probes) {
        Set<String> others = new TreeSet<>(probes);
        others.remove(PathObservation.PROBE);
        return new FirstRound(others, others, Map.of());
    }

    /** Having heard this too; {@code snapshot} holds it already. */
    FirstRound after(Observation latest, Snapshot snapshot) {
        boolean answers = snapshot.path().map(PathObservation::answered).orElse(false);
        if (answers && missing.isEmpty() && early.isEmpty()) {
            return this;
        }
        if (latest instanceof PathObservation path) {
            return answers ? arrived(path) : new FirstRound(probes, probes, Map.of());
        }
        return answers ? heard(Set.of(latest.probe())) : remembering(latest);
    }

    private FirstRound arrived(PathObservation path) {
        return heard(early.values().stream()
                .filter(each -> !(each instanceof Unseen) || each.at().isAfter(path.at()))
                .map(Observation::probe)
                .collect(Collectors.toSet()));
    }

    private FirstRound heard(Set<String> names) {
        Set<String> rest = new TreeSet<>(missing);
        rest.removeAll(names);
        return new FirstRound(probes, rest, Map.of());
    }

    private FirstRound remembering(Observation latest) {
        Map<String, Observation> all = new TreeMap<>(early);
        all.put(latest.probe(), latest);
        return new FirstRound(probes, probes, all);
    }

    boolean none() {
        return missing.isEmpty();
    }
}
