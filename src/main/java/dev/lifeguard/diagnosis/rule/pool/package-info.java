/**
 * Rules for this pod's own pool, seen from its sockets and their sessions: what exhausts it, and what its connections are
 * held by.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.pool;

import org.jspecify.annotations.NullMarked;
