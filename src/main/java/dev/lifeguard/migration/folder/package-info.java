/**
 * A directory that somebody else mounted: it may be missing, huge, unreadable, or full of links that lead elsewhere. What
 * is read of it is bounded in number, size and depth, and never lies outside.
 */
@NullMarked
package dev.lifeguard.migration.folder;

import org.jspecify.annotations.NullMarked;
