/**
 * One mapping from a {@link dev.lifeguard.database.DatabaseUrl} to JDBC, for the few who have to block: the store of
 * incidents and Flyway. It means what the probes' own way means: the same servers, role, password and TLS. A budget below
 * the driver keeps a hostile server from costing more than an attempt.
 */
@NullMarked
package dev.lifeguard.jdbc;

import org.jspecify.annotations.NullMarked;
