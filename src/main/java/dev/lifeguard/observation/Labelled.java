package dev.lifeguard.observation;

import java.util.Locale;

/** A constant of a closed list, which JSON, metrics and alerts show by its name in lower case. */
public interface Labelled {
    /** What an enum gives by itself. */
    String name();

    /** For example {@code idle_in_transaction}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
