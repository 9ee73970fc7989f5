package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionScript;
import dev.lifeguard.migration.alembic.upgrade.SchemaChange;
import dev.lifeguard.observation.MigrationFact.Lacking;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What applied scripts made and the database does not have: they were recorded without being run, or undone by hand. Only
 * told where every one of them can be followed; a name that raw SQL or a condition mentions is left out. Pure.
 */
final class AppliedCheck {
    private static final int MOST = 16;

    private final Set<String> doubted = new HashSet<>();
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<Column, String> columns = new LinkedHashMap<>();

    private record Column(String table, String name) {}

    private AppliedCheck() {}

    /** The tables that the scripts leave behind, and so have to be looked for; none where it cannot be told. */
    static Set<String> tables(List<RevisionScript> applied) {
        return of(applied).map(check -> Set.copyOf(check.tables.keySet())).orElse(Set.of());
    }

    /** @param applied in the order in which they ran */
    static List<Lacking> of(List<RevisionScript> applied, DatabaseRelations catalogue) {
        return of(applied).map(check -> check.missing(catalogue)).orElse(List.of());
    }

    private static Optional<AppliedCheck> of(List<RevisionScript> applied) {
        AppliedCheck check = new AppliedCheck();
        for (RevisionScript script : applied) {
            if (script.upgrade().untold()) {
                return Optional.empty();
            }
            check.doubted.addAll(script.upgrade().words());
            script.upgrade().steps().forEach(step -> check.run(script.revision(), step));
        }
        check.tables.keySet().removeIf(name -> check.doubted.contains(name.toLowerCase(Locale.ROOT)));
        return Optional.of(check);
    }

    private void run(String revision, SchemaChange step) {
        switch (step.kind()) {
            case CREATE_TABLE -> {
                tables.put(step.table(), revision);
                step.columns().forEach(name -> columns.put(new Column(step.table(), name), revision));
            }
            case DROP_TABLE -> {
                tables.remove(step.table());
                columns.keySet().removeIf(column -> column.table().equals(step.table()));
            }
            case RENAME_TABLE -> {
                doubted.add(step.table().toLowerCase(Locale.ROOT));
                doubted.add(step.name().toLowerCase(Locale.ROOT));
            }
            case ADD_COLUMN -> columns.put(new Column(step.table(), step.name()), revision);
            case DROP_COLUMN -> columns.remove(new Column(step.table(), step.name()));
            case RENAME_COLUMN -> {
                columns.remove(new Column(step.table(), step.columns().get(0)));
                columns.put(new Column(step.table(), step.name()), revision);
            }
            case CREATE_INDEX, DROP_INDEX -> {}
        }
    }

    private List<Lacking> missing(DatabaseRelations catalogue) {
        Map<String, String> missing = new LinkedHashMap<>();
        tables.forEach((table, revision) -> {
            if (!catalogue.anywhere(table)) {
                missing.put(table, revision);
            }
        });
        columns.forEach((column, revision) -> {
            boolean known = tables.containsKey(column.table()) && catalogue.anywhere(column.table());
            if (known && !catalogue.anywhere(column.table(), column.name())) {
                missing.put(column.table() + "." + column.name(), revision);
            }
        });
        return missing.entrySet().stream()
                .limit(MOST)
                .map(each -> new Lacking(each.getValue(), each.getKey(), true))
                .toList();
    }
}
