package dev.lifeguard.database;

import java.util.Optional;

/** Where a target's URL comes from. Read again before every connect, so that a rotated secret is picked up. */
@FunctionalInterface
public interface ConnectionSource {
    /** The URL as it stands now; may read small files, so call it from a worker. Never throws. */
    DatabaseUrl read();

    /** What a file mounted beside the variable says, where that leads to the same place with other credentials. Reads files. */
    default Optional<OtherSecret> other() {
        return Optional.empty();
    }
}
