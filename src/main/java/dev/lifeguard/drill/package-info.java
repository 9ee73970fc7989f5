/**
 * Bounded load on the application's own health endpoint, to learn how it fails before it has to. What the load met is
 * counted, what the pool and the server did meanwhile is told by a sampler, and a pure judgement says whether it held and
 * what to set. Never more than a plan allows, never to another host, one at a time.
 */
@NullMarked
package dev.lifeguard.drill;

import org.jspecify.annotations.NullMarked;
