package dev.lifeguard.finding;

import dev.lifeguard.observation.Labelled;

/** Whom a cause hits. */
public enum Scope implements Labelled {
    /** Only this pod. */
    POD,
    /** Every pod with this configuration. */
    DEPLOYMENT,
    NETWORK,
    /** Every client of the server. */
    SERVER
}
