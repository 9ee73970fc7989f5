/**
 * Rules for a server, role, database or pooler that has no connection left, or will soon have none. Facts come from the
 * refusal itself, or from a session that still works.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.capacity;

import org.jspecify.annotations.NullMarked;
