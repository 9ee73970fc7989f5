package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionScript;
import dev.lifeguard.migration.alembic.upgrade.SchemaChange;
import dev.lifeguard.migration.alembic.upgrade.SchemaChange.Kind;
import dev.lifeguard.migration.alembic.upgrade.UpgradeScript;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationFact.AlreadyThere;
import dev.lifeguard.observation.MigrationFact.Lacking;
import dev.lifeguard.observation.MigrationFact.NeedsNoTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs pending scripts in the check, against the catalogue: what they would find already there, and what the database
 * lacks until they have run. A name about which anything is in doubt is left out. Pure.
 */
final class PendingCheck {
    private static final int MOST = 16;

    private final DatabaseRelations catalogue;
    private final Set<String> doubted = new HashSet<>();

    /** What earlier steps made (true) or took away (false), whatever the catalogue says. */
    private final Map<String, Boolean> made = new LinkedHashMap<>();

    /** Objects that would be new, and the script that makes them. */
    private final Map<String, String> lacking = new LinkedHashMap<>();

    private final List<AlreadyThere> there = new ArrayList<>();
    private Optional<String> stamp = Optional.empty();
    private boolean allThere = true;

    private PendingCheck(DatabaseRelations catalogue) {
        this.catalogue = catalogue;
    }

    /** @param pending in the order in which they would run */
    static List<MigrationFact> of(List<RevisionScript> pending, DatabaseRelations catalogue, boolean transactional) {
        PendingCheck check = new PendingCheck(catalogue);
        List<MigrationFact> facts = new ArrayList<>();
        for (RevisionScript script : pending) {
            if (transactional && facts.isEmpty()) {
                script.upgrade()
                        .outside()
                        .ifPresent(statement -> facts.add(new NeedsNoTransaction(script.revision(), statement)));
            }
            if (!check.run(script)) {
                break;
            }
        }
        facts.addAll(check.collisions());
        check.lacking.forEach((object, revision) -> facts.add(new Lacking(revision, object, false)));
        return facts;
    }

    private List<AlreadyThere> collisions() {
        return there.stream()
                .limit(MOST)
                .map(each -> new AlreadyThere(each.revision(), each.column(), each.object(), stamp))
                .toList();
    }

    /** Whether what comes after this script can be told. */
    private boolean run(RevisionScript script) {
        doubted.addAll(script.upgrade().words());
        int before = there.size();
        boolean complete = true;
        for (SchemaChange step : script.upgrade().steps()) {
            complete = (isDoubted(step) || run(script.revision(), step)) && complete;
        }
        boolean told = !script.upgrade().untold();
        boolean nothing = script.upgrade().equals(UpgradeScript.NOTHING);
        allThere &= complete && told && (nothing || there.size() > before);
        if (allThere && there.size() > before) {
            stamp = Optional.of(script.revision());
        }
        return told;
    }

    private boolean isDoubted(SchemaChange step) {
        return doubted.contains(step.table().toLowerCase(Locale.ROOT))
                || (step.kind() == Kind.RENAME_TABLE
                        && doubted.contains(step.name().toLowerCase(Locale.ROOT)));
    }

    /** Whether its effect is there already. */
    private boolean run(String revision, SchemaChange step) {
        return switch (step.kind()) {
            case CREATE_TABLE -> create(revision, step);
            case ADD_COLUMN -> addColumn(revision, step);
            case CREATE_INDEX -> createIndex(revision, step);
            case DROP_TABLE -> change(table(step), false);
            case RENAME_TABLE -> moved(table(step), qualified(step, step.name()));
            case DROP_COLUMN -> change(column(step, step.name()), false);
            case RENAME_COLUMN -> moved(column(step, step.columns().get(0)), column(step, step.name()));
            case DROP_INDEX -> change("index " + step.name(), false);
        };
    }

    private boolean moved(String from, String to) {
        change(from, false);
        return change(to, true);
    }

    private boolean change(String object, boolean exists) {
        made.put(object, exists);
        return false;
    }

    private boolean create(String revision, SchemaChange step) {
        String table = table(step);
        boolean fresh = !made.containsKey(table);
        boolean collides = fresh && catalogue.collides(step.schema(), step.table());
        if (collides) {
            Optional<DatabaseRelations.Relation> relation = catalogue.found(step.schema(), step.table(), false);
            List<String> missing = step.columns().stream()
                    .filter(name -> relation.filter(each -> !each.columns().contains(name))
                            .isPresent())
                    .toList();
            missing.forEach(name -> lack(revision, column(step, name)));
            return (step.tolerant() || found(revision, false, table)) && missing.isEmpty();
        }
        if (fresh && !catalogue.anywhere(step.table())) {
            lack(revision, table);
        }
        return change(table, true);
    }

    private boolean addColumn(String revision, SchemaChange step) {
        String column = column(step, step.name());
        boolean fresh = !made.containsKey(column) && !made.containsKey(table(step));
        Optional<DatabaseRelations.Relation> relation = catalogue.found(step.schema(), step.table(), false);
        if (fresh && relation.isPresent()) {
            if (relation.get().columns().contains(step.name())) {
                return step.tolerant() || found(revision, true, column);
            }
            lack(revision, column);
        }
        return change(column, true);
    }

    private boolean createIndex(String revision, SchemaChange step) {
        String index = "index " + step.name();
        boolean collides = !made.containsKey(index)
                && !made.containsKey(table(step))
                && catalogue
                        .found(step.schema(), step.name(), true)
                        .filter(DatabaseRelations.Relation::valid)
                        .isPresent();
        return collides ? step.tolerant() || found(revision, false, step.name()) : change(index, true);
    }

    private boolean found(String revision, boolean column, String object) {
        there.add(new AlreadyThere(revision, column, object, Optional.empty()));
        return true;
    }

    private void lack(String revision, String object) {
        if (lacking.size() < MOST) {
            lacking.put(object, revision);
        }
    }

    private static String table(SchemaChange step) {
        return qualified(step, step.table());
    }

    private static String column(SchemaChange step, String name) {
        return table(step) + "." + name;
    }

    private static String qualified(SchemaChange step, String name) {
        return step.schema().map(schema -> schema + "." + name).orElse(name);
    }
}
