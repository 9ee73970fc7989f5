/**
 * An error text, as some program logged it, turned into findings. What programs print is data, in {@code signatures/}: phrases
 * and SQLSTATEs, each with its cause; the code here only cleans the text, finds the phrases in time linear to its length and
 * judges which of several is the root. A text that does not prove a cause of PostgreSQL gets none.
 */
@NullMarked
package dev.lifeguard.explain;

import org.jspecify.annotations.NullMarked;
