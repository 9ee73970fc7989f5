/**
 * What happened and when: one incident per target and root cause, from first seen to gone, with its timeline. Incidents
 * are held in a bounded ring, written to a journal on disk and, if wanted, stored in PostgreSQL; whatever of these fails,
 * the ones before it go on. Books are kept on the watch's thread; files and databases are touched on workers only.
 */
@NullMarked
package dev.lifeguard.incident;

import org.jspecify.annotations.NullMarked;
