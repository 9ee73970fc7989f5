/**
 * A pasted text as what it is, before any signature looks at it: records of a log, and in each of them messages, frames and
 * quoted source. A message never stands in quoted source, and what stands in another record is about something else.
 */
@NullMarked
package dev.lifeguard.explain.text;

import org.jspecify.annotations.NullMarked;
