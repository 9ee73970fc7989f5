/**
 * Flyway's scripts against its history, asked of Flyway itself: what counts as pending, late, missing or changed is its to
 * say. It is given the files one by one and a connection that cannot write, for a moment, with every limit.
 */
@NullMarked
package dev.lifeguard.migration.flyway;

import org.jspecify.annotations.NullMarked;
