/**
 * Flyway's scripts against its history, asked of Flyway itself: what counts as pending, late, missing or changed is its to
 * say. It is given the files one by one and the history as it was read, and no connection.
 */
@NullMarked
package dev.lifeguard.migration.flyway;

import org.jspecify.annotations.NullMarked;
