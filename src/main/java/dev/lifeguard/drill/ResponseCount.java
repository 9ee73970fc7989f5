package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts responses. As many as a plan has at most; for one thread. */
final class ResponseCount {
    private final Map<RequestOutcome, Integer> outcomes = new EnumMap<>(RequestOutcome.class);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long[] answered;
    private int answers;

    ResponseCount(int requests) {
        answered = new long[requests];
    }

    void add(Response response) {
        outcomes.merge(response.outcome(), 1, Integer::sum);
        if (response.status() > 0) {
            statuses.merge(response.status(), 1, Integer::sum);
            answered[answers++] = response.nanos();
        }
    }

    int done() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(RequestOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** The times of those that were answered, whatever the answer. */
    Load load(Duration took) {
        long[] sorted = Arrays.copyOf(answered, answers);
        Arrays.sort(sorted);
        return new Load(
                done(),
                count(RequestOutcome.ANSWERED),
                count(RequestOutcome.REFUSED),
                count(RequestOutcome.FAILED),
                count(RequestOutcome.HUNG),
                Map.copyOf(statuses),
                took,
                Percentiles.of(sorted));
    }
}
