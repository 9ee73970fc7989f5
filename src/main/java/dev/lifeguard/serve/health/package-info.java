/**
 * MicroProfile Health from the report in memory: no probe runs in a request, and nothing blocks, so that the answers come
 * in time while a database hangs. What a target's state means for the pod is decided by a pure policy.
 */
@NullMarked
package dev.lifeguard.serve.health;

import org.jspecify.annotations.NullMarked;
