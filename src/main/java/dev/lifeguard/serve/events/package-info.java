/**
 * Changes as they happen, as server-sent events: of findings, and of a target's status. A ring of the latest is kept for
 * those who were away. Subscribers are few, and one that does not keep up is let go: it comes back and asks for what it
 * missed.
 */
@NullMarked
package dev.lifeguard.serve.events;

import org.jspecify.annotations.NullMarked;
