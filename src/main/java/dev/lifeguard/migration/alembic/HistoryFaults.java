package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import dev.lifeguard.observation.MigrationFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the scripts themselves, or with the revisions that the history records. */
final class HistoryFaults {
    /** More rows than any history has that is kept by Alembic. */
    private static final int MOST_COMPARED = 50;

    private HistoryFaults() {}

    /** @param before heads of the scripts that were mounted earlier */
    static List<MigrationFact> of(RevisionGraph graph, List<String> versions, List<String> before) {
        List<MigrationFact> facts = new ArrayList<>();
        versions.stream()
                .filter(version -> !graph.knows(version))
                .forEach(version -> facts.add(new MigrationFact.UnknownRevision(version, before)));
        graph.missingParents().stream()
                .limit(MOST_COMPARED)
                .forEach(link -> facts.add(new MigrationFact.MissingParent(link.getKey(), link.getValue())));
        Optional.of(graph.circle())
                .filter(circle -> !circle.isEmpty())
                .ifPresent(circle -> facts.add(new MigrationFact.Cycle(circle)));
        graph.duplicates().forEach((revision, files) -> facts.add(new MigrationFact.Duplicate(revision, files)));
        facts.addAll(redundant(graph, versions));
        return facts;
    }

    private static List<MigrationFact.Redundant> redundant(RevisionGraph graph, List<String> versions) {
        List<MigrationFact.Redundant> facts = new ArrayList<>();
        for (String later : versions.subList(0, Math.min(versions.size(), MOST_COMPARED))) {
            Set<String> included = graph.lineage(later);
            versions.stream()
                    .filter(version -> !version.equals(later) && included.contains(version))
                    .forEach(version -> facts.add(new MigrationFact.Redundant(version, later)));
        }
        return facts;
    }

    /** With these, what is pending cannot be told. */
    static boolean hideTheRest(MigrationFact fact) {
        return fact instanceof MigrationFact.UnknownRevision
                || fact instanceof MigrationFact.MissingParent
                || fact instanceof MigrationFact.Cycle;
    }
}
