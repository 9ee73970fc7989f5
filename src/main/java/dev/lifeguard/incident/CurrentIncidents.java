package dev.lifeguard.incident;

import java.util.List;
import java.util.Optional;

/** What is recorded, newest first, for whoever serves it. Written by one thread, read from any without waiting. */
public final class CurrentIncidents {
    private volatile List<Incident> current = List.of();

    /**
     * A page.
     *
     * @param before the id that ended the page before; empty for the first
     */
    public Page page(int limit, Optional<String> before) {
        List<Incident> all = current;
        List<Incident> rest = all.stream()
                .filter(each -> before.map(id -> each.id().compareTo(id) < 0).orElse(true))
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<Incident> shown = more ? rest.subList(0, limit) : rest;
        return new Page(shown, more ? Optional.of(shown.get(limit - 1).id()) : Optional.empty());
    }

    public static boolean isCursor(String text) {
        return IncidentIds.isId(text);
    }

    List<Incident> all() {
        return current;
    }

    void publish(List<Incident> newestFirst) {
        current = List.copyOf(newestFirst);
    }

    /**
     * Some incidents.
     *
     * @param next the cursor of the page that follows; empty where there is none
     */
    public record Page(List<Incident> incidents, Optional<String> next) {}
}
