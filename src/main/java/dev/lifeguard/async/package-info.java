/**
 * The one way to block, and the one way from Vert.x' futures to Mutiny. Work that blocks runs on a bounded pool of its own
 * kind, so that what hangs in one (a resolver, a file on a network, a JDBC driver) holds up no other.
 */
@NullMarked
package dev.lifeguard.async;

import org.jspecify.annotations.NullMarked;
