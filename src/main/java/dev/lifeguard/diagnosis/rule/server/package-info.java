/**
 * Rules for a server that answers and yet cannot serve: a standby, a full disk, no memory, or slow.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.server;

import org.jspecify.annotations.NullMarked;
