/**
 * Rules about the diagnosis itself: what could not be seen, and the grant that would show it.
 */
@NullMarked
package dev.lifeguard.diagnosis.rule.visibility;

import org.jspecify.annotations.NullMarked;
