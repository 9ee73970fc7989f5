package dev.lifeguard.finding;

import java.util.Locale;

/** How much a finding hurts, worst first. */
public enum Severity {
    /** The application cannot work. */
    CRITICAL,
    /** It will break, or is hurt. */
    WARNING,
    INFO;

    /** The name in JSON, metrics and alerts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
