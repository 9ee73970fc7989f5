package dev.lifeguard.migration.alembic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which revision comes after which. Pure; every walk is a loop with a memory, so that neither a circle nor a long chain
 * is a danger.
 */
final class RevisionGraph {
    private final Map<String, RevisionScript> scripts = new TreeMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<String, String> labelled = new HashMap<>();

    RevisionGraph(Collection<RevisionScript> all) {
        for (RevisionScript script : all) {
            scripts.put(script.revision(), script);
            files.computeIfAbsent(script.revision(), id -> new ArrayList<>()).add(script.file());
            script.labels().forEach(label -> labelled.put(label, script.revision()));
        }
    }

    boolean isEmpty() {
        return scripts.isEmpty();
    }

    int size() {
        return scripts.size();
    }

    boolean knows(String revision) {
        return scripts.containsKey(revision);
    }

    Optional<RevisionScript> script(String revision) {
        return Optional.ofNullable(scripts.get(revision));
    }

    Collection<RevisionScript> scripts() {
        return scripts.values();
    }

    /** What has no child, as {@code alembic heads}; in alphabetical order. */
    List<String> heads() {
        Set<String> heads = new TreeSet<>(scripts.keySet());
        scripts.values().forEach(script -> heads.removeAll(script.parents()));
        return List.copyOf(heads);
    }

    /** Of these and all that comes before them those with no child among them, as {@code alembic current} tells it. */
    List<String> current(Collection<String> recorded) {
        Set<String> all = ancestry(recorded);
        Set<String> last = new TreeSet<>(all);
        all.forEach(each -> script(each).ifPresent(script -> last.removeAll(script.parents())));
        return List.copyOf(last);
    }

    /** A revision, the beginning of one, a label, or {@code label@head}, as Alembic's own command line takes them. */
    Optional<String> find(String name) {
        String plain = name.endsWith("@head") ? name.substring(0, name.length() - "@head".length()) : name;
        if (scripts.containsKey(plain)) {
            return Optional.of(plain);
        }
        if (labelled.containsKey(plain)) {
            return heads().stream()
                    .filter(head -> lineage(head).contains(labelled.get(plain)))
                    .findFirst();
        }
        List<String> beginning =
                scripts.keySet().stream().filter(id -> id.startsWith(plain)).toList();
        return plain.length() >= 4 && beginning.size() == 1 ? Optional.of(beginning.get(0)) : Optional.empty();
    }

    /** Revisions that several files claim. */
    Map<String, List<String>> duplicates() {
        Map<String, List<String>> several = new LinkedHashMap<>();
        files.forEach((revision, claimed) -> {
            if (claimed.size() > 1) {
                several.put(revision, claimed);
            }
        });
        return several;
    }

    /** Pairs of a revision and what it comes after, where no script has the latter. */
    List<Map.Entry<String, String>> missingParents() {
        return scripts.values().stream()
                .flatMap(script -> Stream.concat(
                                script.parents().stream(),
                                before(script).stream().filter(name -> !mayBeLabel(name)))
                        .distinct()
                        .filter(parent -> !scripts.containsKey(parent))
                        .map(parent -> Map.entry(script.revision(), parent)))
                .toList();
    }

    /** A dependency that no script has may be on a label that is computed. */
    private boolean mayBeLabel(String name) {
        return !scripts.containsKey(name) && scripts.values().stream().anyMatch(RevisionScript::labelsComputed);
    }

    /** All that have to come first, with itself, by parents and dependencies. */
    Set<String> ancestry(Collection<String> revisions) {
        return reach(revisions, true);
    }

    /** Itself and its parents' line, without what it depends on elsewhere. */
    Set<String> lineage(String revision) {
        return reach(List.of(revision), false);
    }

    private Set<String> reach(Collection<String> from, boolean dependencies) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            RevisionScript script = scripts.get(next.pop());
            if (script != null && seen.add(script.revision())) {
                next.addAll(dependencies ? before(script) : script.parents());
            }
        }
        return seen;
    }

    /** Those of {@code revisions} in an order in which they can be applied; what stands in a circle is left out. */
    List<String> ordered(Set<String> revisions) {
        Map<String, Long> open = new HashMap<>();
        Map<String, List<String>> after = new HashMap<>();
        for (String revision : revisions) {
            Set<String> first =
                    new LinkedHashSet<>(script(revision).map(this::before).orElse(List.of()));
            first.retainAll(revisions);
            open.put(revision, (long) first.size());
            first.forEach(
                    each -> after.computeIfAbsent(each, id -> new ArrayList<>()).add(revision));
        }
        TreeSet<String> ready = new TreeSet<>();
        open.forEach((revision, count) -> {
            if (count == 0) {
                ready.add(revision);
            }
        });
        List<String> order = new ArrayList<>(revisions.size());
        while (!ready.isEmpty()) {
            String revision = ready.pollFirst();
            order.add(revision);
            for (String child : after.getOrDefault(revision, List.of())) {
                if (open.merge(child, -1L, Long::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return order;
    }

    /** Revisions that come after each other in a circle; empty where there is none. */
    List<String> circle() {
        Set<String> stuck = new LinkedHashSet<>(scripts.keySet());
        stuck.removeAll(ordered(scripts.keySet()));
        List<String> walked = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> at = stuck.stream().findFirst();
        while (at.isPresent() && seen.add(at.get())) {
            walked.add(at.get());
            // what is stuck waits for something that is stuck
            at = at.flatMap(this::script)
                    .flatMap(script ->
                            before(script).stream().filter(stuck::contains).findFirst());
        }
        return at.map(again -> List.copyOf(walked.subList(walked.indexOf(again), walked.size())))
                .orElse(List.of());
    }

    /** Parents, and dependencies with labels resolved. */
    private List<String> before(RevisionScript script) {
        return Stream.concat(
                        script.parents().stream(),
                        script.dependsOn().stream().map(name -> labelled.getOrDefault(name, name)))
                .toList();
    }

    /**
     * Whether each head has a label that no other head has: then they are apart on purpose. Where labels are computed they
     * may be, and nothing is said against it.
     */
    boolean headsAreNamed() {
        boolean computed = heads().stream()
                .flatMap(head -> lineage(head).stream())
                .anyMatch(each ->
                        script(each).filter(RevisionScript::labelsComputed).isPresent());
        return computed || headsHaveOwnLabels();
    }

    private boolean headsHaveOwnLabels() {
        List<Set<String>> labels = heads().stream().map(this::labelsOf).toList();
        return labels.stream()
                .allMatch(mine -> mine.stream()
                        .anyMatch(label -> labels.stream()
                                        .filter(each -> each.contains(label))
                                        .count()
                                == 1));
    }

    private Set<String> labelsOf(String head) {
        Set<String> labels = new TreeSet<>();
        lineage(head).forEach(each -> script(each).ifPresent(script -> labels.addAll(script.labels())));
        return labels;
    }
}
