package dev.lifeguard.drill;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a sampler saw from before the first request to after the last: the beginning, and the peaks. */
final class DatabasePeaks {
    private final DatabaseSample before;
    private final Set<String> causes = new LinkedHashSet<>();
    private DatabaseSample last;
    private Optional<Integer> sessions = Optional.empty();
    private Optional<Integer> busy = Optional.empty();
    private Optional<Integer> waiting = Optional.empty();
    private Optional<Duration> query = Optional.empty();

    DatabasePeaks(DatabaseSample before) {
        this.before = before;
        this.last = before;
        add(before);
    }

    void add(DatabaseSample sighting) {
        last = sighting;
        sessions = larger(sessions, sighting.sessions());
        busy = larger(busy, sighting.busy());
        waiting = larger(waiting, sighting.waiting());
        query = larger(query, sighting.query());
        sighting.causes().stream()
                .filter(cause -> !before.causes().contains(cause))
                .forEach(causes::add);
    }

    private static <T extends Comparable<T>> Optional<T> larger(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().compareTo(other.get()) >= 0 ? one.get() : other.get())
                : one.or(() -> other);
    }

    DatabaseUsage sight() {
        return new DatabaseUsage(
                before.sessions(),
                before.busy(),
                sessions,
                busy,
                waiting,
                last.ceiling().or(before::ceiling),
                last.usable().or(before::usable),
                query,
                causes.stream().toList(),
                sessions.isPresent() ? Optional.empty() : last.unseen());
    }
}
