/**
 * The entry of the program. Decides what runs without Quarkus and hands everything else over to it.
 */
@NullMarked
package dev.lifeguard;

import org.jspecify.annotations.NullMarked;
