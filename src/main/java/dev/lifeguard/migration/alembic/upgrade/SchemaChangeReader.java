package dev.lifeguard.migration.alembic.upgrade;

import dev.lifeguard.migration.alembic.python.PythonBlock;
import dev.lifeguard.migration.alembic.python.PythonCall;
import dev.lifeguard.migration.alembic.python.PythonToken;
import dev.lifeguard.migration.alembic.upgrade.SchemaChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a call of {@code op} to the change it makes.
 *
 * @see <a href="https://alembic.sqlalchemy.org/en/latest/ops.html">Alembic's operations</a>
 */
final class SchemaChangeReader {
    /** Operations that make and remove neither tables, columns nor indexes. */
    private static final Set<String> HARMLESS = Set.of(
            ("get_bind get_context f bulk_insert create_unique_constraint create_foreign_key create_check_constraint"
                            + " create_primary_key create_exclude_constraint drop_constraint create_table_comment"
                            + " drop_table_comment")
                    .split(" "));

    private static final Map<String, Kind> KINDS = Map.of(
            "create_table", Kind.CREATE_TABLE,
            "drop_table", Kind.DROP_TABLE,
            "rename_table", Kind.RENAME_TABLE,
            "add_column", Kind.ADD_COLUMN,
            "drop_column", Kind.DROP_COLUMN,
            "alter_column", Kind.RENAME_COLUMN,
            "create_index", Kind.CREATE_INDEX,
            "drop_index", Kind.DROP_INDEX);

    private SchemaChangeReader() {}

    static boolean isHarmless(PythonCall call) {
        return HARMLESS.contains(call.function())
                || (call.function().equals("alter_column") && !call.names("new_column_name"));
    }

    /** The change; empty where the call is none of the known ones, or says what it changes only at run time. */
    static Optional<SchemaChange> step(PythonCall call, Optional<PythonBlock.Batch> batch) {
        Kind kind = KINDS.get(call.function());
        return kind == null
                ? Optional.empty()
                : batch.map(of -> inBatch(kind, call, of)).orElseGet(() -> step(kind, call));
    }

    private static Optional<SchemaChange> step(Kind kind, PythonCall call) {
        Optional<String> schema = call.text(Integer.MAX_VALUE, "schema");
        return switch (kind) {
            case CREATE_TABLE ->
                call.text(0, "table_name")
                        .map(table ->
                                new SchemaChange(kind, table, "", call.columns(1), schema, call.says("if_not_exists")));
            case DROP_TABLE -> about(kind, call.text(0, "table_name"), Optional.of(""), schema, call);
            case RENAME_TABLE ->
                about(kind, call.text(0, "old_table_name"), call.text(1, "new_table_name"), schema, call);
            case ADD_COLUMN -> about(kind, call.text(0, "table_name"), column(call, 1), schema, call);
            case DROP_COLUMN -> about(kind, call.text(0, "table_name"), call.text(1, "column_name"), schema, call);
            case RENAME_COLUMN -> renamed(call.text(0, "table_name"), call.text(1, "column_name"), schema, call);
            case CREATE_INDEX -> about(kind, call.text(1, "table_name"), call.text(0, "index_name"), schema, call);
            case DROP_INDEX ->
                about(
                        kind,
                        call.text(1, "table_name").or(() -> Optional.of("")),
                        call.text(0, "index_name"),
                        schema,
                        call);
        };
    }

    private static Optional<SchemaChange> inBatch(Kind kind, PythonCall call, PythonBlock.Batch batch) {
        Optional<String> table = Optional.of(batch.table());
        return switch (kind) {
            case ADD_COLUMN -> about(kind, table, column(call, 0), batch.schema(), call);
            case DROP_COLUMN -> about(kind, table, call.text(0, "column_name"), batch.schema(), call);
            case RENAME_COLUMN -> renamed(table, call.text(0, "column_name"), batch.schema(), call);
            case CREATE_INDEX, DROP_INDEX -> about(kind, table, call.text(0, "index_name"), batch.schema(), call);
            case CREATE_TABLE, DROP_TABLE, RENAME_TABLE -> Optional.empty();
        };
    }

    /** The old name is among the columns, the new one is the step's. */
    private static Optional<SchemaChange> renamed(
            Optional<String> table, Optional<String> column, Optional<String> schema, PythonCall call) {
        return column.flatMap(old -> about(
                        Kind.RENAME_COLUMN, table, call.text(Integer.MAX_VALUE, "new_column_name"), schema, call)
                .map(step -> new SchemaChange(step.kind(), step.table(), step.name(), List.of(old), schema, false)));
    }

    private static Optional<String> column(PythonCall call, int place) {
        List<PythonToken> named = call.named().get("column");
        return named != null
                ? PythonCall.column(named)
                : place < call.given().size() ? PythonCall.column(call.given().get(place)) : Optional.empty();
    }

    private static Optional<SchemaChange> about(
            Kind kind, Optional<String> table, Optional<String> name, Optional<String> schema, PythonCall call) {
        boolean tolerant = call.says("if_not_exists") || call.says("if_exists");
        return table.flatMap(of -> name.map(what -> new SchemaChange(kind, of, what, List.of(), schema, tolerant)));
    }
}
