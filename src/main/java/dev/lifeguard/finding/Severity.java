package dev.lifeguard.finding;

import dev.lifeguard.observation.Labelled;

/** How much a finding hurts, worst first. */
public enum Severity implements Labelled {
    /** The application cannot work. */
    CRITICAL,
    /** It will break, or is hurt. */
    WARNING,
    INFO
}
