package dev.lifeguard.migration.alembic;

import java.util.List;
import java.util.Optional;

/** The relations of the database that scripts speak of. */
public record DatabaseRelations(List<Relation> relations) {
    /**
     * A table, a view or an index.
     *
     * @param place of its schema in our search path, from one; zero where it is not on it
     */
    public record Relation(String schema, String name, int place, boolean index, boolean valid, List<String> columns) {}
    /** What a statement without a schema, or with this one, would find. */
    Optional<Relation> found(Optional<String> schema, String name, boolean index) {
        return relations.stream()
                .filter(each -> each.name().equals(name) && each.index() == index)
                .filter(each -> schema.map(each.schema()::equals).orElse(each.place() > 0))
                .min((one, other) -> Integer.compare(one.place(), other.place()));
    }

    /** Whether a new relation of this name would collide: in the schema named, else in the first of the search path. */
    boolean collides(Optional<String> schema, String name) {
        return relations.stream()
                .anyMatch(each -> each.name().equals(name)
                        && each.valid()
                        && schema.map(each.schema()::equals).orElse(each.place() == 1));
    }

    boolean anywhere(String name) {
        return relations.stream().anyMatch(each -> each.name().equals(name));
    }

    boolean anywhere(String table, String column) {
        return relations.stream()
                .anyMatch(each -> each.name().equals(table) && each.columns().contains(column));
    }
}
