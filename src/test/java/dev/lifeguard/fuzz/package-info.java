/**
 * What strangers write, and everything that reads it. Inputs that once did harm, and good ones to begin with, are kept in
 * {@code src/test/resources/fuzz}; each build reads them and some mutations, {@code ./mvnw -Pfuzz} goes on for as long as
 * it is told to, with Jazzer.
 */
package dev.lifeguard.fuzz;
