package dev.lifeguard.migration.table;

import dev.lifeguard.database.SqlName;
import dev.lifeguard.probe.TableCopy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that has the name of one that a migration tool keeps.
 *
 * @param place of its schema on the application's search path, from one; zero where it is not on it
 * @param readable whether our role may read it
 * @param obstacle why it is not read all the same, as one clause about the table
 */
public record HistoryTable(
        String schema, String name, int place, boolean readable, Optional<String> obstacle, Set<String> columns) {
    /** As SQL needs it, and safely so: the names come from the database. */
    public String quoted() {
        return SqlName.quoted(schema) + "." + SqlName.quoted(name);
    }

    /** As people write it. */
    public String shown() {
        return schema + "." + name;
    }

    /** The only way to read it. */
    public TableCopy copy(List<String> wanted) {
        return new TableCopy(quoted(), wanted);
    }
}
