/**
 * Alembic's scripts, read as text: nothing of them is ever run. What is mounted is compared with what the database's history
 * and catalogue say. JDK only, as the packages below it.
 */
@NullMarked
package dev.lifeguard.migration.alembic;

import org.jspecify.annotations.NullMarked;
