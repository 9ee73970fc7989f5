package dev.lifeguard.drill;

/** How one request ended. */
public enum RequestOutcome {
    /** A status below 400. */
    ANSWERED,
    /** A status of 400 or more: the application says no, which is better than saying nothing. */
    REFUSED,
    /** No connection, or it broke. */
    FAILED,
    /** No whole answer within the plan's patience. */
    HUNG
}
