package dev.lifeguard.finding;

import java.util.Locale;

/** Whom a cause hits. */
public enum Scope {
    /** Only this pod. */
    POD,
    /** Every pod with this configuration. */
    DEPLOYMENT,
    NETWORK,
    /** Every client of the server. */
    SERVER;

    /** The name in JSON, metrics and alerts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
