/**
 * The playground: a real PostgreSQL, a small application with a real pool, and the packaged sidecar beside them, with a
 * button for every way to break the connection. Compiled with the tests, never part of what is shipped. Everything listens
 * on loopback only.
 */
package dev.lifeguard.demo;
