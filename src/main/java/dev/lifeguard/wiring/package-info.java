/**
 * Where the parts are put together: the real clock, the event loop, randomness, the rules, the targets. Everything here
 * is a CDI producer or reacts to the start and the end of the process. Nothing imports this package.
 */
@NullMarked
package dev.lifeguard.wiring;

import org.jspecify.annotations.NullMarked;
