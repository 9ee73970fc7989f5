/**
 * The loop: schedule, look, diagnose, publish. It turns observations into one immutable report that everything else
 * reads. All of its state lives on one thread, and time comes from the {@link dev.lifeguard.time.Scheduler} it is given.
 */
@NullMarked
package dev.lifeguard.watch;

import org.jspecify.annotations.NullMarked;
