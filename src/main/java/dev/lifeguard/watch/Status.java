package dev.lifeguard.watch;

import dev.lifeguard.observation.Labelled;

/** Whether the application can work with the target. */
public enum Status implements Labelled {
    HEALTHY,
    /** It works, with warnings. */
    DEGRADED,
    /** A critical finding: it cannot work. */
    DOWN,
    /** No answer yet, or none that is fresh enough to be believed. */
    UNKNOWN;

    public boolean works() {
        return this == HEALTHY || this == DEGRADED;
    }
}
