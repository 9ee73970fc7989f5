package dev.lifeguard.database;

/** Where a target's URL comes from. Read again before every connect, so that a rotated secret is picked up. */
@FunctionalInterface
public interface ConnectionSource {
    /** The URL as it stands now; may read small files, so call it from a worker. Never throws. */
    DatabaseUrl read();
}
