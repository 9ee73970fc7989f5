/**
 * Whether the schema is what the code wants. Tables of migration tools are asked on the target's one session, mounted
 * scripts are read as text on a worker, and both are compared; nothing of the application is ever run, and nothing is
 * written.
 */
@NullMarked
package dev.lifeguard.migration;

import org.jspecify.annotations.NullMarked;
