package dev.lifeguard.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of the same thing. */
final class Samples {
    private final List<Duration> all = Collections.synchronizedList(new ArrayList<>());

    void add(Duration time) {
        all.add(time);
    }

    int count() {
        return all.size();
    }

    /** The smallest time that this share of all, from 0 to 1, does not exceed. */
    Duration quantile(double share) {
        List<Duration> sorted = all.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    @Override
    public String toString() {
        return "median " + Table.shown(quantile(0.5)) + ", worst " + Table.shown(quantile(1));
    }
}
