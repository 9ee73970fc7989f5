package dev.lifeguard.migration.alembic.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What can be applied after what.
 *
 * @param before the revisions that have to come right before one
 */
record RevisionOrder(Function<String, ? extends Collection<String>> before) {
    /** What stands in a circle is left out; what may come at the same time is in alphabetical order. */
    List<String> of(Set<String> revisions) {
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> after = new HashMap<>();
        for (String revision : revisions) {
            Set<String> first = new LinkedHashSet<>(before.apply(revision));
            first.retainAll(revisions);
            open.put(revision, first.size());
            first.forEach(
                    each -> after.computeIfAbsent(each, id -> new ArrayList<>()).add(revision));
        }
        TreeSet<String> ready = new TreeSet<>(revisions);
        ready.removeIf(revision -> open.getOrDefault(revision, 0) > 0);
        List<String> order = new ArrayList<>(revisions.size());
        while (!ready.isEmpty()) {
            String revision = ready.pollFirst();
            order.add(revision);
            for (String child : after.getOrDefault(revision, List.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return order;
    }

    /** Revisions that come after each other in a circle; empty where there is none. */
    List<String> circle(Set<String> revisions) {
        Set<String> stuck = new LinkedHashSet<>(revisions);
        stuck.removeAll(of(revisions));
        Set<String> passed = new LinkedHashSet<>();
        Optional<String> at = stuck.stream().findFirst();
        while (at.isPresent() && passed.add(at.get())) {
            // what is stuck waits for something that is stuck
            at = at.flatMap(
                    each -> before.apply(each).stream().filter(stuck::contains).findFirst());
        }
        List<String> path = List.copyOf(passed);
        return at.map(again -> path.subList(path.indexOf(again), path.size())).orElse(List.of());
    }
}
