package dev.lifeguard.observation;

import java.time.Instant;

/** What one probe found out in one round. */
public sealed interface Observation permits HistoryObservation, MigrationObservation, PathObservation, Unseen {
    /** When it was taken. */
    Instant at();

    /** Name of the probe, a value from a closed list: {@code path}, {@code migration}. */
    String probe();
}
