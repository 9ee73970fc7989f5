/**
 * Which revision comes after which, as {@code alembic heads}, {@code current} and {@code history} tell it. Pure, and JDK
 * only.
 */
@NullMarked
package dev.lifeguard.migration.alembic.graph;

import org.jspecify.annotations.NullMarked;
