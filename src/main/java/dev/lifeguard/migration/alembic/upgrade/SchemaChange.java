package dev.lifeguard.migration.alembic.upgrade;

import java.util.List;
import java.util.Optional;

/**
 * One change that a script makes to the schema for certain.
 *
 * @param table the table it is about
 * @param name the column, the index or the new name; empty text for the table itself
 * @param columns those of a table that is made
 * @param schema where the script names one
 * @param tolerant whether it does nothing where the object is already there
 */
public record SchemaChange(
        Kind kind, String table, String name, List<String> columns, Optional<String> schema, boolean tolerant) {
    public enum Kind {
        CREATE_TABLE,
        DROP_TABLE,
        RENAME_TABLE,
        ADD_COLUMN,
        DROP_COLUMN,
        RENAME_COLUMN,
        CREATE_INDEX,
        DROP_INDEX
    }
}
