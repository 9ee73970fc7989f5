package dev.lifeguard.observation;

import java.time.Instant;

/** What one probe found out in one round. */
public sealed interface Observation
        permits ActivityObservation,
                AddressObservation,
                HistoryObservation,
                IdleObservation,
                MigrationObservation,
                NewConnectionObservation,
                PathObservation,
                PoolerObservation,
                Unseen {
    /** When it was taken. */
    Instant at();

    /** Name of the probe, a value from a closed list, for example {@code path}. */
    String probe();
}
