/**
 * What the application connects to, as the application writes it down. A database URL of any dialect becomes one record
 * with its complaints as data. Depends on the JDK alone and never throws for bad input.
 */
@NullMarked
package dev.lifeguard.database;

import org.jspecify.annotations.NullMarked;
