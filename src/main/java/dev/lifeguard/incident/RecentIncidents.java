package dev.lifeguard.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The latest incidents, newest first: at most {@value #MOST}, none older than wanted. Those that last stay. */
final class RecentIncidents {
    static final int MOST = 500;

    private final NavigableMap<String, Incident> all = new TreeMap<>(Comparator.reverseOrder());

    /** Those that last, which every round asks for. */
    private final NavigableMap<String, Incident> open = new TreeMap<>(Comparator.reverseOrder());

    void put(Incident incident) {
        all.put(incident.id(), incident);
        open.remove(incident.id());
        if (incident.isOpen()) {
            open.put(incident.id(), incident);
        }
        if (all.size() > MOST) {
            evict();
        }
    }

    private void evict() {
        String oldest = all.descendingMap().values().stream()
                .filter(each -> !each.isOpen())
                .map(Incident::id)
                .findFirst()
                .orElseGet(all::lastKey);
        all.remove(oldest);
        open.remove(oldest);
    }

    Optional<Incident> get(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Forgets what ended before; says whether there was any. */
    boolean forget(Instant before) {
        return all.values()
                .removeIf(each -> each.until().map(end -> end.isBefore(before)).orElse(false));
    }

    /** Those that last, and are of this kind. */
    List<Incident> open(Predicate<Incident> wanted) {
        return open.isEmpty()
                ? List.of()
                : open.values().stream().filter(wanted).toList();
    }

    List<Incident> newestFirst() {
        return List.copyOf(all.values());
    }
}
