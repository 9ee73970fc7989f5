/**
 * What a script's {@code upgrade()} changes, as far as its text tells: certain steps, and the names that occur in what is
 * not certain. JDK only.
 */
@NullMarked
package dev.lifeguard.migration.alembic.upgrade;

import org.jspecify.annotations.NullMarked;
