package dev.lifeguard.migration.alembic.python;

import java.util.Optional;

/**
 * A block of {@code upgrade()} that is open.
 *
 * @param indent of its head
 * @param conditional whether it may run not at all, or more than once
 * @param autocommit whether it steps out of the transaction
 * @param batch the table it changes
 */
public record PythonBlock(int indent, boolean conditional, boolean autocommit, Optional<Batch> batch) {
    /**
     * {@code with op.batch_alter_table("orders") as batch_op:}.
     *
     * @param variable what its operations are called on
     */
    public record Batch(String variable, String table, Optional<String> schema) {}

    public static PythonBlock maybe(int indent) {
        return new PythonBlock(indent, true, false, Optional.empty());
    }
}
