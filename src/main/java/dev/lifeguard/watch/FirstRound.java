package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.Set;
import java.util.TreeSet;

/**
 * The probes beside the path that have yet to be heard since the database last began to answer. What they say may be that
 * the application cannot work after all (its schema is behind its code), so a target was not healthy before all of them
 * have looked, or have said why they cannot. Pure.
 */
record FirstRound(Set<String> probes, Set<String> missing) {
    FirstRound {
        probes = Set.copyOf(probes);
        missing = Set.copyOf(missing);
    }

    /** @param probes names of all probes of the target */
    static FirstRound all(Set<String> probes) {
        Set<String> others = new TreeSet<>(probes);
        others.remove(PathObservation.PROBE);
        return new FirstRound(others, others);
    }

    /** Having heard this too; {@code snapshot} holds it already. */
    FirstRound after(Observation latest, Snapshot snapshot) {
        if (!snapshot.path().map(PathObservation::answered).orElse(false)) {
            return new FirstRound(probes, probes);
        }
        Set<String> rest = new TreeSet<>(missing);
        rest.remove(latest.probe());
        return new FirstRound(probes, rest);
    }

    boolean none() {
        return missing.isEmpty();
    }
}
