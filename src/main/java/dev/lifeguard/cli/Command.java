package dev.lifeguard.cli;

import dev.lifeguard.config.Startup;

/** One thing the executable can be asked to do. */
public interface Command {
    /** Whether it keeps on running and opens the HTTP port. */
    default boolean serves() {
        return false;
    }

    /**
     * Whether the options fit together; called once they are read.
     *
     * @throws OutOfBounds where they do not
     */
    default void validate() {}

    default Startup startup() {
        return serves() ? Startup.serving() : Startup.once();
    }
}
