/**
 * From a snapshot to the causes that hold, the root first. Rules are pure functions; running and ranking them is all that
 * happens here.
 */
@NullMarked
package dev.lifeguard.diagnosis;

import org.jspecify.annotations.NullMarked;
