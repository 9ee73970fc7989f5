/**
 * Alembic's scripts, read as text: nothing of them is ever run. A small reader knows as much of Python as it takes to find
 * the assignments that make the graph and the operations of {@code upgrade()}; what is computed is said to be so. The
 * graph answers as {@code alembic heads}, {@code current} and {@code history} do.
 */
@NullMarked
package dev.lifeguard.migration.alembic;

import org.jspecify.annotations.NullMarked;
