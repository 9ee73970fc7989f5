/**
 * Measures what the README promises, on a real PostgreSQL, and prints the figures as a table. The program under test is
 * the packaged one, in a process of its own. Compiled with the tests, run by hand, never part of the artifact.
 */
package dev.lifeguard.bench;
