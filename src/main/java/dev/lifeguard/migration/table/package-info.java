/**
 * What migration tools leave in a database: a table of their history, a row that is a lock, an advisory lock. Each tool is
 * a line of data: how its table is recognised and what is asked of it. {@code SELECT} on that table is all it takes.
 */
@NullMarked
package dev.lifeguard.migration.table;

import org.jspecify.annotations.NullMarked;
