package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import dev.lifeguard.migration.alembic.graph.RevisionScript;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A graph in the words of {@code alembic history}, without messages and labels. */
final class Outline {
    private final RevisionGraph graph;

    Outline(RevisionGraph graph) {
        this.graph = graph;
    }

    Set<String> lines() {
        return graph.scripts().stream().map(this::line).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of what the tool printed. */
    static Set<String> of(Collection<String> history) {
        return history.stream()
                .filter(line -> line.contains(" -> "))
                .map(line -> line.substring(0, line.lastIndexOf(", ")))
                .map(line -> line.replaceAll("(-> .*?) \\((?!head|effective|branchpoint|mergepoint)[^)]*\\)", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String line(RevisionScript script) {
        String id = script.revision();
        String parents = script.parents().isEmpty() ? "<base>" : String.join(", ", script.parents());
        String depends = script.dependsOn().isEmpty() ? "" : " (" + String.join(", ", script.dependsOn()) + ")";
        List<RevisionScript> children = graph.scripts().stream()
                .filter(each -> each.parents().contains(id))
                .toList();
        return parents + depends + " -> " + id + (children.isEmpty() ? head(id) : "")
                + (children.size() > 1 ? " (branchpoint)" : "")
                + (script.parents().size() > 1 ? " (mergepoint)" : "");
    }

    /** What another branch depends on is a head in effect only. */
    private String head(String id) {
        boolean depended = graph.scripts().stream()
                .filter(each -> !each.dependsOn().isEmpty())
                .anyMatch(each -> graph.ancestry(List.of(each.revision())).contains(id)
                        && !each.revision().equals(id)
                        && !graph.lineage(each.revision()).contains(id));
        return depended ? " (effective head)" : " (head)";
    }
}
