/**
 * Whether a PgBouncer stands in front of the server, and what it says of itself. Asked only where somebody between us
 * and the server makes connections of their own; where that is nobody we know, seldom.
 */
@NullMarked
package dev.lifeguard.probe.pooler;

import org.jspecify.annotations.NullMarked;
