/**
 * Rules for a login that PostgreSQL refused: the password, the role, the database, {@code pg_hba.conf}. They decide by
 * SQLSTATE and the routine that reported it.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.login;

import org.jspecify.annotations.NullMarked;
