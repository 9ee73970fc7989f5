package dev.lifeguard.migration.alembic.upgrade;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code upgrade()} does, as far as it can be told.
 *
 * @param steps changes it makes for certain, in order, up to the first thing that cannot be followed
 * @param words names that occur in what is not certain: raw SQL, conditions, loops; in lower case
 * @param untold whether it does something whose effect cannot be told at all
 * @param outside a statement that cannot run in a transaction and would run in one
 */
public record UpgradeScript(List<SchemaChange> steps, Set<String> words, boolean untold, Optional<String> outside) {
    public static final UpgradeScript NOTHING = new UpgradeScript(List.of(), Set.of(), false, Optional.empty());
}
