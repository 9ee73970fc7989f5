package dev.lifeguard.watch;

import java.util.Locale;

/** Whether the application can work with the target. */
public enum Status {
    HEALTHY,
    /** It works, with warnings. */
    DEGRADED,
    /** A critical finding: it cannot work. */
    DOWN,
    /** No answer yet, or none that is fresh enough to be believed. */
    UNKNOWN;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the application can work. */
    public boolean works() {
        return this == HEALTHY || this == DEGRADED;
    }
}
