/**
 * How long the path lets a connection be idle. One connection at a time says nothing for longer and longer, over hours,
 * and is then asked whether it is still there. Only where it was switched on.
 */
@NullMarked
package dev.lifeguard.probe.idle;

import org.jspecify.annotations.NullMarked;
