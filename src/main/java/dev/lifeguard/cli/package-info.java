/**
 * The command line: what the arguments mean, what each command does, and how its result is printed. Arguments are read
 * before Quarkus starts, so that a wrong one costs nothing. Standard output carries only the result; everything else
 * goes to standard error.
 */
@NullMarked
package dev.lifeguard.cli;

import org.jspecify.annotations.NullMarked;
