package dev.lifeguard.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a sampler saw from before the first request to after the last: the beginning, and the peaks. */
final class DatabasePeaks {
    private final DatabaseSample before;
    private DatabaseSample peak = DatabaseSample.unseen(Optional.empty(), List.of(), "");

    DatabasePeaks(DatabaseSample before) {
        this.before = before;
        add(before);
    }

    void add(DatabaseSample now) {
        Optional<Integer> sessions = larger(peak.sessions(), now.sessions());
        peak = new DatabaseSample(
                sessions,
                larger(peak.busy(), now.busy()),
                larger(peak.waiting(), now.waiting()),
                now.ceiling().or(before::ceiling),
                now.usable().or(before::usable),
                larger(peak.query(), now.query()),
                Stream.concat(
                                peak.causes().stream(),
                                now.causes().stream()
                                        .filter(cause -> !before.causes().contains(cause)))
                        .distinct()
                        .toList(),
                sessions.isPresent() ? Optional.empty() : now.unseen());
    }

    private static <T extends Comparable<T>> Optional<T> larger(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().compareTo(other.get()) >= 0 ? one.get() : other.get())
                : one.or(() -> other);
    }

    DatabaseUsage usage() {
        return new DatabaseUsage(before, peak);
    }
}
