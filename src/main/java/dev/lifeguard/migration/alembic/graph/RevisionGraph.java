package dev.lifeguard.migration.alembic.graph;

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
public final class RevisionGraph {
    private final Map<String, RevisionScript> scripts = new TreeMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<String, String> labelled = new HashMap<>();

    public RevisionGraph(Collection<RevisionScript> all) {
        for (RevisionScript script : all) {
            scripts.put(script.revision(), script);
            files.computeIfAbsent(script.revision(), id -> new ArrayList<>()).add(script.file());
            script.labels().forEach(label -> labelled.put(label, script.revision()));
        }
    }

    public boolean isEmpty() {
        return scripts.isEmpty();
    }

    public boolean knows(String revision) {
        return scripts.containsKey(revision);
    }

    public Optional<RevisionScript> script(String revision) {
        return Optional.ofNullable(scripts.get(revision));
    }

    public Collection<RevisionScript> scripts() {
        return scripts.values();
    }

    /** What has no child, as {@code alembic heads}; in alphabetical order. */
    public List<String> heads() {
        Set<String> heads = new TreeSet<>(scripts.keySet());
        scripts.values().forEach(script -> heads.removeAll(script.parents()));
        return List.copyOf(heads);
    }

    /** Of these and all that comes before them those with no child among them, as {@code alembic current} tells it. */
    public List<String> current(Collection<String> recorded) {
        Set<String> all = ancestry(recorded);
        Set<String> last = new TreeSet<>(all);
        all.forEach(each -> script(each).ifPresent(script -> last.removeAll(script.parents())));
        return List.copyOf(last);
    }

    /** A revision, the beginning of one, a label, or {@code label@head}, as Alembic's own command line takes them. */
    public Optional<String> find(String name) {
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
    public Map<String, List<String>> duplicates() {
        Map<String, List<String>> several = new LinkedHashMap<>();
        files.forEach((revision, claimed) -> {
            if (claimed.size() > 1) {
                several.put(revision, claimed);
            }
        });
        return several;
    }

    /** Pairs of a revision and what it comes after, where no script has the latter. */
    public List<Map.Entry<String, String>> missingParents() {
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
    public Set<String> ancestry(Collection<String> revisions) {
        return reach(revisions, true);
    }

    /** Itself and its parents' line, without what it depends on elsewhere. */
    public Set<String> lineage(String revision) {
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
    public List<String> ordered(Set<String> revisions) {
        return new RevisionOrder(this::before).of(revisions);
    }

    /** Revisions that come after each other in a circle; empty where there is none. */
    public List<String> circle() {
        return new RevisionOrder(this::before).circle(scripts.keySet());
    }

    private List<String> before(String revision) {
        return script(revision).map(this::before).orElse(List.of());
    }

    /** Parents, and dependencies with labels resolved. */
    private List<String> before(RevisionScript script) {
        return Stream.concat(
                        script.parents().stream(),
                        script.dependsOn().stream().map(name -> labelled.getOrDefault(name, name)))
                .toList();
    }

    /** Whether several heads are apart on purpose. */
    public boolean headsAreNamed() {
        return new BranchLabels(this).tellHeadsApart();
    }
}
