package dev.lifeguard.database;

import java.util.Optional;

/** Where a target's URL comes from. Read again before every connect, so that a rotated secret is picked up. */
@FunctionalInterface
public interface ConnectionSource {
    /** The URL as it stands now; may read small files, so call it from a worker. Never throws. */
    DatabaseUrl read();

    /** Whether a file that may be written anew has a part in it, as a mounted secret does; else it reads the same each time. */
    default boolean namesFile() {
        return true;
    }

    /** What a file mounted beside the variable says, where that leads to the same place with other credentials. Reads files. */
    default Optional<OtherSecret> other() {
        return Optional.empty();
    }
}
