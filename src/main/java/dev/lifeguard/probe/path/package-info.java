/**
 * The way to the database, walked phase by phase: name, TCP, TLS, login, query. A raw pre-flight finds out who answers
 * and how before the PostgreSQL client is let near it; the session that results is held and pinged, and its end is an
 * alarm. Everything of one probe happens on one Vert.x context.
 */
@NullMarked
package dev.lifeguard.probe.path;

import org.jspecify.annotations.NullMarked;
