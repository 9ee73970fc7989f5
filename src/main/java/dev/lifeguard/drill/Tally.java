package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts shots. As many as a plan has at most; for one thread. */
final class Tally {
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long[] answered;
    private int answers;

    Tally(int requests) {
        answered = new long[requests];
    }

    void add(Shot shot) {
        outcomes.merge(shot.outcome(), 1, Integer::sum);
        if (shot.status() > 0) {
            statuses.merge(shot.status(), 1, Integer::sum);
            answered[answers++] = shot.nanos();
        }
    }

    int done() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** The times of those that were answered, whatever the answer. */
    Load load(Duration took) {
        long[] sorted = Arrays.copyOf(answered, answers);
        Arrays.sort(sorted);
        return new Load(
                done(),
                count(Outcome.ANSWERED),
                count(Outcome.REFUSED),
                count(Outcome.FAILED),
                count(Outcome.HUNG),
                Map.copyOf(statuses),
                took,
                Percentiles.of(sorted));
    }
}
