/**
 * Rules for the way to a server: its URL, name, address and port, and whether PostgreSQL answers there.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.path;

import org.jspecify.annotations.NullMarked;
