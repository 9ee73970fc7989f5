package dev.lifeguard.migration.alembic.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Labels of the lines that lead to the heads. */
record BranchLabels(RevisionGraph graph) {
    /**
     * Whether each head has a label that no other head has: then they are apart on purpose. Where labels are computed they
     * may be, and nothing is said against it.
     */
    boolean tellHeadsApart() {
        List<String> heads = graph.heads();
        boolean computed = heads.stream().flatMap(this::line).anyMatch(RevisionScript::labelsComputed);
        return computed || haveOwn(heads.stream().map(this::of).toList());
    }

    private static boolean haveOwn(List<Set<String>> labels) {
        return labels.stream()
                .allMatch(mine -> mine.stream()
                        .anyMatch(label -> labels.stream()
                                        .filter(each -> each.contains(label))
                                        .count()
                                == 1));
    }

    private Set<String> of(String head) {
        Set<String> labels = new TreeSet<>();
        line(head).forEach(script -> labels.addAll(script.labels()));
        return labels;
    }

    private Stream<RevisionScript> line(String head) {
        return graph.lineage(head).stream().map(graph::script).flatMap(Optional::stream);
    }
}
