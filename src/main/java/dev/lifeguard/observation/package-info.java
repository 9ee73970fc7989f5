/**
 * Immutable facts, each with the time it was taken. What could not be seen is a fact too, with its reason. Nothing here
 * judges: that is left to the rules.
 */
@NullMarked
package dev.lifeguard.observation;

import org.jspecify.annotations.NullMarked;
