package dev.lifeguard.migration.table;

import dev.lifeguard.database.SqlName;
import java.util.Set;

/**
 * A table that has the name of one that a migration tool keeps.
 *
 * @param place of its schema in our search path, from one; zero where it is not on it
 * @param readable whether our role may read it
 */
public record HistoryTable(String schema, String name, int place, boolean readable, Set<String> columns) {
    public HistoryTable {
        columns = Set.copyOf(columns);
    }

    /** As SQL needs it, and safely so: the names come from the database. */
    public String quoted() {
        return SqlName.quoted(schema) + "." + SqlName.quoted(name);
    }

    /** As people write it. */
    public String shown() {
        return schema + "." + name;
    }
}
