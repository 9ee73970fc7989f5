/**
 * Time as an argument: what time it is, how long something takes, and what is to happen later. The real one comes from the
 * wiring; in tests hours pass in a moment. JDK only.
 */
@NullMarked
package dev.lifeguard.time;

import org.jspecify.annotations.NullMarked;
